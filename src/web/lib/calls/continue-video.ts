import { saveAll } from '../editing/unsaved-edits.ts';
import { request } from '../request.ts';

/** How to go on from a checkpoint. */
export interface Continuation {
  readonly videoId: string;
  readonly checkpointId: string;
  readonly remakeStale?: boolean;
  readonly autoContinue?: boolean;
  /** Made when the bill is opened, so that a double press pays once. */
  readonly idempotencyKey: string;
}

/** Approves a checkpoint and goes on; edits that wait there become a new branch. Texts still being typed are saved first. */
export async function continueVideo(continuation: Continuation) {
  const { videoId, checkpointId, remakeStale, autoContinue, idempotencyKey } = continuation;
  await saveAll();
  const body = {
    checkpoint_id: checkpointId,
    ...(remakeStale !== undefined && { remake_stale: remakeStale }),
    ...(autoContinue !== undefined && { auto_continue: autoContinue }),
  };
  return (await request('continueVideo', { params: { video_id: videoId }, body, idempotencyKey })).data;
}
