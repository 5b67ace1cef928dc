import type { CheckpointSummary } from '#contract/checkpoint.ts';

/** The two checkpoints that are compared; null where there is none to choose. */
export interface ChosenSides {
  readonly a: CheckpointSummary | null;
  readonly b: CheckpointSummary | null;
}

/** The newest checkpoint of each branch, branches as they came about. */
export function branchHeads(checkpoints: readonly CheckpointSummary[]): readonly CheckpointSummary[] {
  return [...new Map(checkpoints.map((checkpoint) => [checkpoint.branch_name, checkpoint])).values()];
}

/** What the address asks for; left open, A is what the first branch has come to, and B what the newest one has. */
export function chooseSides(
  checkpoints: readonly CheckpointSummary[],
  wanted: { readonly a: string | null; readonly b: string | null },
): ChosenSides {
  const find = (id: string | null): CheckpointSummary | null => checkpoints.find((each) => each.id === id) ?? null;
  const oldestFirst = checkpoints.toSorted((one, other) => one.created_at.localeCompare(other.created_at));
  const heads = branchHeads(oldestFirst);
  const b = find(wanted.b) ?? (wanted.b === null ? heads.findLast(({ id }) => id !== wanted.a) : undefined) ?? null;
  const a = find(wanted.a) ?? (wanted.a === null ? heads.find(({ id }) => id !== b?.id) : undefined) ?? null;
  return { a, b };
}
