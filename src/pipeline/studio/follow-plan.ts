import { selectedIds, type Manifest } from '#domain/manifest.ts';
import { matchBeats } from '#domain/match-beats.ts';
import { remapSlots } from '#domain/remap-slots.ts';
import type { Slot } from '#domain/slot.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { KnownSpec } from '../spec-library.ts';
import type { StageAddress } from '../stage.ts';

/** What the slots select, and which of them are locked. */
export interface Selection {
  readonly manifest: Manifest;
  readonly locked: readonly Slot[];
}

/**
 * What each slot selects under another plan: pictures and clips stay with their beats. `origins` names for each beat the
 * one it is made from; left out, beats are told by what they show. Slots may select artifacts of other slots: `serve` gives
 * those a row of their own.
 */
export async function followPlan(
  context: PipelineContext,
  userId: string,
  { known, manifest, locked }: Selection & { readonly known: KnownSpec },
  plan: Artifact,
  origins?: readonly (number | null)[],
): Promise<Selection> {
  const after = await context.specs.load(plan);
  const artifacts = await context.artifacts.byIds(userId, selectedIds(manifest));
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
  const { sources, manifest: followed } = remapSlots({
    before: known.graph,
    after: after.graph,
    origins: origins ?? matchBeats(known.spec.beats, after.spec.beats),
    manifest,
    artifactOf: (id) => byId.get(id)!,
    locked: new Set(locked),
    hash: context.hash,
  });
  const moved = [...sources].filter(([, source]) => locked.includes(source)).map(([slot]) => slot);
  return { manifest: { ...followed, spec: plan.id }, locked: moved };
}

/** A manifest in which every artifact belongs to the slot that selects it: one from elsewhere gets a row there, once. */
export async function serve(
  context: PipelineContext,
  { userId, videoId }: StageAddress,
  manifest: Manifest,
): Promise<Manifest> {
  const artifacts = await context.artifacts.byIds(userId, selectedIds(manifest));
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
  const served: Partial<Record<Slot, string>> = {};
  for (const [slot, id] of Object.entries(manifest) as [Slot, string][]) {
    const artifact = byId.get(id)!;
    served[slot] = artifact.slot === slot ? id : await serveIn(context, artifact, { videoId, slot });
  }
  return served;
}

async function serveIn(
  context: PipelineContext,
  artifact: Artifact,
  place: { readonly videoId: string; readonly slot: Slot },
): Promise<string> {
  const known = await context.artifacts.findByRequestKey(artifact.userId, artifact.requestKey, place);
  const isSame = known?.sha256 === artifact.sha256;
  return (await context.artifacts.adoptArtifact(isSame ? known : artifact, place)).id;
}
