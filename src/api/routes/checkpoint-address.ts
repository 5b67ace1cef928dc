import type { CheckpointAddress } from '#pipeline/studio/studio.ts';

/** The checkpoint that a request's path names. */
export function addressOf(call: {
  readonly caller: { readonly userId: string };
  readonly parameters: { readonly video_id: string; readonly checkpoint_id: string };
}): CheckpointAddress {
  const { video_id: videoId, checkpoint_id: checkpointId } = call.parameters;
  return { userId: call.caller.userId, videoId, checkpointId };
}
