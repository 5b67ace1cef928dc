import type { Manifest } from '#domain/manifest.ts';
import { phases, type Phase, type Slot } from '#domain/slot.ts';
import type { ClosedPhase } from '#storage/commits.ts';
import type { ArtifactReference } from './artifact-reference.ts';
import type { Run } from './run.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { KnownSpec } from './spec-library.ts';

/**
 * Writes the checkpoint of every phase whose last result has just been selected. The one a run ends at waits for its
 * owner; the finished ad waits for nobody. Safe to repeat and to do twice at once: each checkpoint is made once.
 */
export async function closePhases(context: PipelineContext, run: Run, specReference: ArtifactReference): Promise<void> {
  const { closedPhase, manifest } = await context.runs.state(run.runId);
  const known = await context.specs.load(specReference);
  const closed: ClosedPhase[] = [];
  for (const phase of phases.filter((open) => open > closedPhase && open <= run.toPhase)) {
    const selected = selectUpTo(known, phase, manifest);
    if (selected === null) break;
    const status = phase === run.toPhase && phase < 4 ? 'pending' : 'approved';
    closed.push({ phase, status, manifest: selected });
  }
  if (closed.length > 0) await context.commits.closePhases(run, closed);
}

/** What a run selects for all slots up to a phase; null while one is missing. */
function selectUpTo(known: KnownSpec, phase: Phase, manifest: Manifest): Manifest | null {
  const slots = slotsUpTo(known, phase);
  if (!slots.every((slot) => manifest[slot] !== undefined)) return null;
  return Object.fromEntries(slots.map((slot) => [slot, manifest[slot]!]));
}

/** Slots of a film up to and with a phase, in the order of making. */
function slotsUpTo({ graph }: KnownSpec, phase: Phase): Slot[] {
  return ['spec', ...graph.nodes.filter((node) => node.phase <= phase).map((node) => node.slot)];
}
