import type { z } from 'zod';
import type { billSchema } from '#contract/bill.ts';

export type Bill = z.infer<typeof billSchema>;
export type BillLine = Bill['lines'][number];

/** What kind of thing a slot holds, as a bill counts them. */
export type SlotKind = 'plan' | 'pictures' | 'clips' | 'voices' | 'music' | 'mix' | 'others';

/** Things of one kind by one model at one price. */
export interface BillGroup {
  readonly kind: SlotKind;
  readonly model: string;
  readonly provider: string;
  readonly count: number;
  /** Dollars for one; null when unknown. */
  readonly eachUsd: number | null;
  readonly totalUsd: number | null;
  /** Why they are made, each reason once. */
  readonly causes: readonly string[];
}

export function slotKind(slot: string): SlotKind {
  if (slot === 'spec') return 'plan';
  if (slot.startsWith('beat/')) return 'pictures';
  if (/^chunk\/\d+$/.test(slot)) return 'clips';
  if (slot.startsWith('voice/')) return 'voices';
  if (slot === 'music') return 'music';
  if (/^(mix|stitched|final|segment\/)/.test(slot)) return 'mix';
  return 'others';
}

/** Lines that are made, grouped; composed parts count as one. */
export function groupLines(lines: readonly BillLine[]): readonly BillGroup[] {
  const groups = new Map<string, BillLine[]>();
  for (const line of lines) {
    const kind = slotKind(line.slot);
    if (kind === 'others') continue;
    const key = kind === 'mix' ? 'mix' : `${kind} ${line.model} ${line.usd}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((members) => {
    const [first] = members as [BillLine];
    const kind = slotKind(first.slot);
    const sum = members.reduce<number | null>(
      (usd, line) => (usd === null || line.usd === null ? null : usd + line.usd),
      0,
    );
    return {
      kind,
      model: first.model,
      provider: first.provider,
      count: kind === 'mix' ? 1 : members.length,
      eachUsd: first.usd,
      totalUsd: sum,
      causes: [...new Set(members.flatMap(({ cause }) => (cause === null ? [] : [cause])))],
    };
  });
}

export const linesOf = (bill: Bill, action: BillLine['action']): readonly BillLine[] =>
  bill.lines.filter((line) => line.action === action);
