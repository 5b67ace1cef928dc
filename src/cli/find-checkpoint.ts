import type { CheckpointSummary } from '#contract/checkpoint.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import { BeatboardError } from '#domain/errors.ts';
import { findByPrefix } from './unique-prefix.ts';

/** Which checkpoint is meant, in the words of the command line. */
export interface CheckpointChoice {
  /** An id or the unique beginning of one. */
  readonly checkpoint?: string;
  /** The newest checkpoint of this branch. */
  readonly branch?: string;
}

/** All checkpoints of a video. */
export async function listCheckpoints(
  client: StudioClient,
  videoId: string,
  signal: AbortSignal,
): Promise<readonly CheckpointSummary[]> {
  return (await client.call('listCheckpoints', { params: { video_id: videoId }, signal })).data.checkpoints;
}

/**
 * The checkpoint that is meant: the one named, else the newest of the branch named, else the newest of all. Throws
 * `not_found`, `id_ambiguous`, or `option_invalid` when both are named.
 */
export function chooseCheckpoint(
  checkpoints: readonly CheckpointSummary[],
  { checkpoint, branch }: CheckpointChoice,
): CheckpointSummary {
  if (checkpoint !== undefined && branch !== undefined) {
    throw new BeatboardError('option_invalid', '--checkpoint and --branch name two things; give one of them.');
  }
  if (checkpoint !== undefined) return findByPrefix(checkpoints, (entry) => entry.id, checkpoint, 'checkpoint');
  const newest = newestOf(branch === undefined ? checkpoints : onBranch(checkpoints, branch));
  if (newest !== undefined) return newest;
  throw new BeatboardError(
    'not_found',
    branch === undefined ? 'The video has no checkpoint yet.' : `There is no branch "${branch}".`,
  );
}

/** The checkpoint named by a branch, whose newest it is, or by an id. Branches go first. */
export function checkpointNamed(checkpoints: readonly CheckpointSummary[], name: string): CheckpointSummary {
  return (
    newestOf(onBranch(checkpoints, name)) ??
    findByPrefix(checkpoints, (entry) => entry.id, name, 'branch or checkpoint')
  );
}

function onBranch(checkpoints: readonly CheckpointSummary[], branch: string): readonly CheckpointSummary[] {
  return checkpoints.filter((checkpoint) => checkpoint.branch_name === branch);
}

/** The one made last; of two made at once, the one listed last. */
function newestOf(checkpoints: readonly CheckpointSummary[]): CheckpointSummary | undefined {
  return checkpoints.reduce<CheckpointSummary | undefined>(
    (newest, next) => (newest && Date.parse(newest.created_at) > Date.parse(next.created_at) ? newest : next),
    undefined,
  );
}
