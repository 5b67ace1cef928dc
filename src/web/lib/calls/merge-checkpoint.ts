import { request } from '../request.ts';

/** Brings in what another checkpoint changed since both were one; what both changed comes back and stays as it is. */
export async function mergeCheckpoint(
  videoId: string,
  checkpointId: string,
  fromCheckpointId: string,
  ifMatch?: string,
) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  const body = { from_checkpoint_id: fromCheckpointId };
  return (await request('mergeCheckpoint', { params, body, ...(ifMatch && { ifMatch }) })).data;
}

/** What `mergeCheckpoint` gives. */
export type MergeResult = Awaited<ReturnType<typeof mergeCheckpoint>>;
