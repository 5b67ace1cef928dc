import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { ImageReference, Spec } from '#domain/spec.ts';
import type { Palette } from '#domain/spec.ts';
import type { PlannedImage, PlannedTrack, PlanRequest } from '#providers/planner.ts';
import type { Asset } from '#storage/asset-store.ts';
import type { Run } from '../run.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { closePhases } from '../close-phases.ts';
import { graphOf, storeResult } from '../produce.ts';
import { loadSpec } from '../spec-library.ts';

/** A track may end this much before its film: its fade hides it. */
const trackToleranceSeconds = 0.5;

/** What intake keeps with an uploaded picture. */
export interface ImageAssetMetadata {
  readonly cutOutAssetId: string | null;
  readonly cutOutSha256: string | null;
  readonly palette: Palette | null;
}

/** What intake keeps with an uploaded track. */
export interface TrackAssetMetadata {
  readonly durationSeconds: number;
  readonly tempoBpm: number;
  readonly firstBeatSeconds: number;
}

/** Plans the ad, or finds the plan made before for the same request. */
export async function writePlan(context: PipelineContext, run: Run): Promise<ArtifactReference> {
  const video = await context.videos.get(run.userId, run.videoId);
  const planRequest = await gatherPlanRequest(context, run);
  const { provider, model, version } = context.models.planner;
  const content = JSON.parse(JSON.stringify(planRequest)) as { [field: string]: JsonValue };
  const digest = context.hash(canonicalJson({ slot: 'spec', content }));
  const requestKey = context.hash(canonicalJson({ provider, model, version, content }));
  const reference = await storeResult(context, run, {
    slot: 'spec',
    provider,
    model,
    seed: video.request.seed,
    contentDigest: digest,
    requestKey,
    inputs: { content },
    costMicroUsd: 0,
    make: async (scratch) => {
      const spec = await context.models.planner.plan(planRequest);
      assertTrackLasts(spec, planRequest.track);
      const path = await scratch.write('spec.json', JSON.stringify(spec, null, 2));
      return { path, mediaType: 'application/json', metadata: { warnings: spec.warnings } };
    },
  });
  const spec = await loadSpec(context, reference);
  if (video.title === '') await context.videos.update(run.userId, run.videoId, { title: spec.title });
  await closePhases(context, run, graphOf(context, spec));
  return reference;
}

/** A track must cover its film: silence after it would be noticed by everyone but us. */
function assertTrackLasts(spec: Spec, track: PlannedTrack | null): void {
  if (track === null || track.durationSeconds >= spec.durationSeconds - trackToleranceSeconds) return;
  const [has, needs] = [track.durationSeconds, spec.durationSeconds].map((seconds) => Math.round(seconds * 10) / 10);
  throw new BeatboardError('audio_too_short', `The track lasts ${has} s, but the ad lasts ${needs} s.`);
}

async function gatherPlanRequest(context: PipelineContext, run: Run): Promise<PlanRequest> {
  const { request } = await context.videos.get(run.userId, run.videoId);
  const images: PlannedImage[] = [];
  for (const assetId of request.imageAssetIds) images.push(plannedImage(await context.assets.get(run.userId, assetId)));
  return {
    request,
    images,
    logo:
      request.logoAssetId === null ? null : imageReference(await context.assets.get(run.userId, request.logoAssetId)),
    track:
      request.audioAssetId === null ? null : plannedTrack(await context.assets.get(run.userId, request.audioAssetId)),
  };
}

function imageReference(asset: Asset): ImageReference {
  const { cutOutAssetId, cutOutSha256 } = asset.metadata as unknown as ImageAssetMetadata;
  return { assetId: asset.id, sha256: asset.sha256, cutOutAssetId, cutOutSha256 };
}

function plannedImage(asset: Asset): PlannedImage {
  return { ...imageReference(asset), palette: (asset.metadata as unknown as ImageAssetMetadata).palette };
}

function plannedTrack(asset: Asset): PlannedTrack {
  const { durationSeconds, tempoBpm, firstBeatSeconds } = asset.metadata as unknown as TrackAssetMetadata;
  return { assetId: asset.id, durationSeconds, tempoBpm, firstBeatSeconds };
}
