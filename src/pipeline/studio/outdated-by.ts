import type { BuildGraph } from '#domain/build-graph.ts';
import type { Slot } from '#domain/slot.ts';
import { evaluateBill } from '../evaluate-bill.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { Stage } from '../stage.ts';
import type { OutdatedSlot } from './studio.ts';

/**
 * What a checkpoint has that would be out of date if a slot selected something else: what is made from it, and what is
 * made from that. What is out of date already is left out.
 */
export async function outdatedBy(
  context: PipelineContext,
  userId: string,
  { artifacts, draft, known }: Stage,
  slot: Slot,
): Promise<OutdatedSlot[]> {
  const present = artifacts.find((artifact) => artifact.slot === slot);
  if (present === undefined) return [];
  const other = { ...present, sha256: `another take of ${slot}` };
  const changed = artifacts.map((artifact) => (artifact === present ? other : artifact));
  const question = { toPhase: 4, locked: draft.locked } as const;
  const [now, then] = await Promise.all([
    evaluateBill(context, userId, known, { ...question, artifacts, remake: 'nothing' }),
    evaluateBill(context, userId, known, { ...question, artifacts: changed, remake: 'everything' }),
  ]);
  const made = new Set(artifacts.map((artifact) => artifact.slot));
  const already = new Set(now.lines.filter(({ action }) => action === 'keep_stale').map((line) => line.slot));
  const below = slotsBelow(known.graph, slot);
  return then.lines.flatMap((line) => {
    const isNews = made.has(line.slot) && below.has(line.slot) && !already.has(line.slot);
    return isNews && line.cause !== null
      ? [{ slot: line.slot, cause: line.cause, priceMicroUsd: line.priceMicroUsd }]
      : [];
  });
}

/** Everything that is made from a slot, at first or second hand. */
function slotsBelow({ nodes }: BuildGraph, slot: Slot): ReadonlySet<Slot> {
  const below = new Set<Slot>();
  // Every node comes after its inputs.
  for (const node of nodes) {
    if (node.inputs.some((input) => input === slot || below.has(input))) below.add(node.slot);
  }
  return below;
}
