import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import { beatOrigins } from '#domain/edit-beats.ts';
import { editSpec } from '#domain/edit-spec.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { Spec } from '#domain/spec.ts';
import type { SpecPatch } from '#domain/spec-patch.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { storeResult } from '../produce.ts';
import type { StageAddress } from '../stage.ts';
import { editDraft } from './edit-draft.ts';
import { followPlan, serve } from './follow-plan.ts';
import type { EditOptions } from './studio.ts';

/**
 * Changes the plan at a checkpoint. Pictures and clips follow their beats when those are reordered; what no longer fits
 * is out of date, not gone. A patch that changes nothing gives the plan there is. Throws `slot_locked` for a locked plan.
 */
export async function editPlan(
  context: PipelineContext,
  address: StageAddress,
  patch: SpecPatch,
  options?: EditOptions,
): Promise<Artifact> {
  const { userId } = address;
  return editDraft(context, address, options, async ({ checkpoint, draft, manifest, known, plan: before }) => {
    const { locked } = draft;
    if (locked.includes('spec')) throw new BeatboardError('slot_locked', 'The plan is locked.');
    const spec = editSpec(known.spec, patch);
    if (isSame(spec, known.spec)) return { manifest, locked, result: before };
    const plan =
      (await committedPlan(context, userId, checkpoint, spec)) ?? (await storePlan(context, address, spec, before));
    const origins = beatOrigins(known.spec, patch);
    const followed = await followPlan(context, userId, { known, manifest, locked }, plan, origins);
    const served = await serve(context, address, followed.manifest);
    return { manifest: served, locked: followed.locked, result: plan };
  });
}

/** The plan of the committed snapshot, when the edits lead back to it. */
async function committedPlan(
  context: PipelineContext,
  userId: string,
  { manifest }: Checkpoint,
  spec: Spec,
): Promise<Artifact | undefined> {
  const plan = await context.artifacts.get(userId, manifest.spec!);
  return isSame((await context.specs.load(plan)).spec, spec) ? plan : undefined;
}

/** Keeps an edited plan as a take of its own. The same edit of the same plan gives the same take. */
async function storePlan(
  context: PipelineContext,
  { userId, videoId }: StageAddress,
  spec: Spec,
  before: Artifact,
): Promise<Artifact> {
  const digest = context.hash(canonicalJson({ slot: 'spec', edited: toJson(spec) }));
  const { artifactId } = await storeResult(
    context,
    { userId, videoId },
    {
      slot: 'spec',
      provider: 'beatboard',
      model: 'edit',
      seed: spec.seed,
      contentDigest: digest,
      requestKey: digest,
      inputs: { content: {}, slots: [['spec', before.sha256]] },
      costMicroUsd: 0,
      make: async (scratch) => {
        const path = await scratch.write('spec.json', JSON.stringify(spec, null, 2));
        return { path, mediaType: 'application/json', metadata: { warnings: spec.warnings } };
      },
    },
  );
  return context.artifacts.get(userId, artifactId);
}

function isSame(one: Spec, other: Spec): boolean {
  return canonicalJson(toJson(one)) === canonicalJson(toJson(other));
}

function toJson(spec: Spec): JsonValue {
  return JSON.parse(JSON.stringify(spec)) as JsonValue;
}
