import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';

/** A checkpoint with what has been made from it since: the newest take of each slot that came after it. */
export function withResultsSoFar(view: CheckpointView, takes: readonly Artifact[]): CheckpointView {
  const since = takes.filter(({ created_at: createdAt }) => createdAt >= view.checkpoint.created_at);
  const bySlot = new Map([...view.artifacts, ...since].map((artifact) => [artifact.slot, artifact]));
  return { ...view, artifacts: [...bySlot.values()] };
}
