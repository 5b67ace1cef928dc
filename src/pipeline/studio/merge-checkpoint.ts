import { lowestCommonAncestor } from '#domain/checkpoint-tree.ts';
import { entriesOf, isSameResult, selectedIds, type Manifest } from '#domain/manifest.ts';
import { mergeManifests, type SlotConflict } from '#domain/merge-manifests.ts';
import type { Slot } from '#domain/slot.ts';
import { evaluateBill } from '../evaluate-bill.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { KnownSpec } from '../spec-library.ts';
import type { Stage } from '../stage.ts';
import { followPlan, type Selection } from './follow-plan.ts';
import { hashesOf } from './hashes-of.ts';
import type { Merged } from './studio.ts';

/** What a checkpoint selects once another one is merged into it. */
export interface MergedSelection extends Selection {
  readonly result: Merged;
}

/**
 * Brings what changed at another checkpoint since both were one into this one. All three sides are looked at under the
 * plan that results, so that pictures are compared with those of the same beat. A slot that is locked here, and a result
 * that does not fit our plan where both changed the plan, come back as conflicts and stay as they are.
 */
export async function mergeCheckpoint(
  context: PipelineContext,
  userId: string,
  ours: Stage,
  theirs: Stage,
): Promise<MergedSelection> {
  const base = await baseOf(context, userId, ours, theirs);
  const plans = await mergePlans(context, userId, [base?.manifest, ours.manifest, theirs.manifest]);
  const plan = await context.artifacts.get(userId, plans.spec);
  const known = await context.specs.load(plan);
  const under = (side: Selection & { known: KnownSpec }) => followPlan(context, userId, side, plan);
  const own = await under({ ...ours, locked: ours.draft.locked });
  const other = (await under({ ...theirs, locked: [] })).manifest;
  const before = base === undefined ? {} : (await under(base)).manifest;
  const { phase } = ours.checkpoint;
  const sha256Of = await hashesOf(context, userId, before, own.manifest, other);
  const upTo = (manifest: Manifest) => upToPhase(known, phase, manifest);
  const { merged, changed, conflicts } = mergeManifests(upTo(before), own.manifest, upTo(other), sha256Of);
  const refused = new Set<Slot>(changed.filter((slot) => own.locked.includes(slot)));
  const manifest = (): Manifest => without(merged, own.manifest, refused);
  if (plans.isConflict) {
    for (let found = true; found;) {
      const stale = await staleSlots(context, userId, known, phase, manifest());
      const misfits = changed.filter((slot) => stale.has(slot) && !refused.has(slot));
      for (const slot of misfits) refused.add(slot);
      found = misfits.length > 0;
    }
  }
  const spec = { slot: 'spec', ours: ours.manifest.spec!, theirs: theirs.manifest.spec! } as const;
  const overruled = [...refused].map((slot) => ({
    slot,
    ours: own.manifest[slot] ?? null,
    theirs: other[slot] ?? null,
  }));
  const all: SlotConflict[] = [...(plans.isConflict ? [spec] : []), ...conflicts, ...overruled];
  const taken = changed.filter((slot) => !refused.has(slot));
  const result = { changed: plans.isTheirs ? ['spec' as const, ...taken] : taken, conflicts: all };
  return { manifest: manifest(), locked: own.locked, result };
}

interface MergedPlan {
  readonly spec: string;
  readonly isTheirs: boolean;
  readonly isConflict: boolean;
}

/** The plan that results: theirs when only they changed it, else ours. */
async function mergePlans(
  context: PipelineContext,
  userId: string,
  [base, ours, theirs]: readonly [Manifest | undefined, Manifest, Manifest],
): Promise<MergedPlan> {
  const sha256Of = await hashesOf(context, userId, base ?? {}, ours, theirs);
  const isSame = (one: Manifest | undefined, other: Manifest) => isSameResult(one?.spec, other.spec, sha256Of);
  const isTheirs = !isSame(ours, theirs) && isSame(base, ours);
  const isConflict = !isSame(ours, theirs) && !isSame(base, ours) && !isSame(base, theirs);
  return { spec: (isTheirs ? theirs : ours).spec!, isTheirs, isConflict };
}

/** What both sides come from; undefined when they have nothing in common. */
async function baseOf(
  context: PipelineContext,
  userId: string,
  ours: Stage,
  theirs: Stage,
): Promise<(Selection & { known: KnownSpec }) | undefined> {
  const all = await context.checkpoints.list(userId, ours.checkpoint.videoId);
  const base = lowestCommonAncestor(all, ours.checkpoint.id, theirs.checkpoint.id);
  if (base === undefined) return undefined;
  const known = await context.specs.load(await context.artifacts.get(userId, base.manifest.spec!));
  return { manifest: base.manifest, locked: [], known };
}

/** The part of a manifest that belongs to the phases a checkpoint has; the plan is merged on its own. */
function upToPhase({ graph }: KnownSpec, phase: number, manifest: Manifest): Manifest {
  const slots = new Set<string>(graph.nodes.filter((node) => node.phase <= phase).map((node) => node.slot));
  return Object.fromEntries(entriesOf(manifest).filter(([slot]) => slots.has(slot)));
}

function without(merged: Manifest, ours: Manifest, refused: ReadonlySet<Slot>): Manifest {
  const result: Partial<Record<Slot, string>> = { ...merged };
  for (const slot of refused) {
    if (ours[slot] === undefined) delete result[slot];
    else result[slot] = ours[slot];
  }
  return result;
}

async function staleSlots(
  context: PipelineContext,
  userId: string,
  known: KnownSpec,
  toPhase: Stage['checkpoint']['phase'],
  manifest: Manifest,
): Promise<ReadonlySet<Slot>> {
  const artifacts = await context.artifacts.byIds(userId, selectedIds(manifest));
  // Under another plan an artifact may serve in a slot that it was not made for.
  const bySlot = artifacts.flatMap((artifact) =>
    entriesOf(manifest).flatMap(([slot, id]) => (id === artifact.id ? [{ ...artifact, slot }] : [])),
  );
  const options = { artifacts: bySlot, toPhase, remake: 'nothing', locked: [] } as const;
  const { lines } = await evaluateBill(context, userId, known, options);
  return new Set(lines.filter((line) => line.action === 'keep_stale').map((line) => line.slot));
}
