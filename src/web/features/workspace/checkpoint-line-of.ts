import type { VideoStatus } from '#contract/video-status.ts';
import { lineThrough, type CheckpointLine } from '../../lib/checkpoint-line.ts';
import { listedCheckpoints } from '../../lib/listed-checkpoints.ts';

/** The line through the checkpoint one looks at, else through the newest. */
export function checkpointLineOf(status: VideoStatus, checkpointId: string | null): CheckpointLine {
  const anchorId = checkpointId ?? status.current_checkpoint?.checkpoint_id ?? '';
  return lineThrough(listedCheckpoints(status.checkpoint_tree), anchorId);
}
