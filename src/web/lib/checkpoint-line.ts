import type { CheckpointSummary } from '#contract/checkpoint.ts';

/** A checkpoint for each phase, 1 to 4; undefined where the line has none yet. */
export type CheckpointLine = Readonly<Record<1 | 2 | 3 | 4, CheckpointSummary | undefined>>;

/**
 * The line through a checkpoint: those before it back to the plan, and after it what its own branch made of it, the
 * newest where there are several.
 */
export function lineThrough(checkpoints: readonly CheckpointSummary[], checkpointId: string): CheckpointLine {
  const byId = new Map(checkpoints.map((checkpoint) => [checkpoint.id, checkpoint]));
  const line: Partial<Record<number, CheckpointSummary>> = {};
  for (
    let at = byId.get(checkpointId);
    at !== undefined;
    at = at.parent_id === null ? undefined : byId.get(at.parent_id)
  ) {
    line[at.phase_number] ??= at;
  }
  for (let at = byId.get(checkpointId); at !== undefined;) {
    const next = newestChild(checkpoints, at);
    if (next !== undefined && next.phase_number > at.phase_number) line[next.phase_number] = next;
    at = next;
  }
  return { 1: line[1], 2: line[2], 3: line[3], 4: line[4] };
}

function newestChild(
  checkpoints: readonly CheckpointSummary[],
  parent: CheckpointSummary,
): CheckpointSummary | undefined {
  const children = checkpoints.filter(
    ({ parent_id: parentId, branch_name: name }) => parentId === parent.id && name === parent.branch_name,
  );
  return children.toSorted((a, b) => a.created_at.localeCompare(b.created_at)).at(-1);
}
