import type { CheckpointNode } from '#contract/checkpoint.ts';
import { phaseNames, type Phase } from '#domain/slot.ts';
import { alignColumns } from './print-result.ts';
import { money } from './progress-text.ts';
import { plainText } from './terminal.ts';

/**
 * The tree of checkpoints as lines, each with its id, branch, phase, status and cost. What grew from a checkpoint
 * stands below it, oldest first; `*` marks edits that wait there.
 */
export function describeTree(roots: readonly CheckpointNode[]): string[] {
  return alignColumns(roots.flatMap((root) => rowsOf(root, '', '')));
}

function rowsOf({ checkpoint, children }: CheckpointNode, lead: string, below: string): string[][] {
  const row = [
    `${lead}${checkpoint.id}`,
    plainText(checkpoint.branch_name),
    `${phaseNames[checkpoint.phase_number as Phase]} v${checkpoint.version}${checkpoint.has_edits ? ' *' : ''}`,
    checkpoint.status,
    money(checkpoint.cost_usd),
  ];
  return [
    row,
    ...children.flatMap((child, at) => {
      const isLast = at === children.length - 1;
      return rowsOf(child, `${below}${isLast ? '└─ ' : '├─ '}`, `${below}${isLast ? '   ' : '│  '}`);
    }),
  ];
}
