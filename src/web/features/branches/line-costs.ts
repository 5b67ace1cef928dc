import type { ListedCheckpoint } from '#contract/checkpoint.ts';

/** What a checkpoint's line has cost, in dollars; null when a part is not known. */
export interface LineCosts {
  /** From the prompt to this checkpoint, with what it was an edit of. */
  readonly wholeUsd: number | null;
  /** Of that, on this branch alone. */
  readonly branchUsd: number | null;
}

/** Sums the costs along a line. What was made for the checkpoint that was edited is part of the edit as well. */
export function lineCosts(checkpoints: readonly ListedCheckpoint[], checkpointId: string): LineCosts {
  const byId = new Map(checkpoints.map((checkpoint) => [checkpoint.id, checkpoint]));
  const line: ListedCheckpoint[] = [];
  for (let at = byId.get(checkpointId); at !== undefined;) {
    line.push(at);
    at = byId.get(at.edited_from_id ?? at.parent_id ?? '');
  }
  const branchName = byId.get(checkpointId)?.branch_name;
  return {
    wholeUsd: sumOf(line),
    branchUsd: sumOf(line.filter(({ branch_name: name }) => name === branchName)),
  };
}

function sumOf(line: readonly ListedCheckpoint[]): number | null {
  let sum = 0;
  for (const { cost_usd: usd } of line) {
    if (usd === null) return null;
    sum += usd;
  }
  return sum;
}
