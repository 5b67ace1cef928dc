import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import { voiceLines } from '#domain/prompts/voice-lines.ts';
import type { ImageReference, Spec } from '#domain/spec.ts';
import type { Palette } from '#domain/spec.ts';
import type { PlannedImage, PlannedTrack, Planner, PlanRequest } from '#providers/planner.ts';
import type { Asset } from '#storage/asset-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { selectedByRun, storeResult } from '../produce.ts';
import type { Work } from './phases.ts';
import { plannerFor } from './planner-for.ts';

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

/**
 * Plans the ad, or finds the plan the run has taken over or that was made before for the same request. The first step of
 * every run: one that was stopped before it came to be handed over ends here with `canceled`.
 */
export async function writePlan(context: PipelineContext, run: Work): Promise<ArtifactReference> {
  const stored = await context.runs.find(run.runId);
  if (stored?.status !== 'running') throw new BeatboardError('canceled', 'It was stopped before anything was made.');
  const selected = await selectedByRun(context, run, 'spec');
  if (selected !== undefined) return selected;
  const video = await context.videos.get(run.userId, run.videoId);
  if (video.status === 'pending') await context.commits.beginRun(run);
  const planRequest = await gatherPlanRequest(context, run.userId, video.request);
  const { language, models } = (await context.modelDesk.of(run.userId)).choose(
    video.request,
    video.request.aspectRatio,
  );
  const { planner, provenance } = plannerFor(context, run, language);
  const { provider, model, version } = planner;
  const content = contentOf(planRequest);
  const reference = await storeResult(context, run, {
    slot: 'spec',
    provider,
    model,
    seed: video.request.seed,
    contentDigest: context.hash(canonicalJson({ slot: 'spec', content })),
    requestKey: context.hash(canonicalJson({ provider, model, version, models, content })),
    inputs: { content },
    costMicroUsd: 0,
    make: async (scratch) => {
      const spec = await planFor(context, run.userId, planRequest, planner);
      const path = await scratch.write('spec.json', JSON.stringify(spec, null, 2));
      const { purchase, ...made } = await provenance();
      const metadata = { warnings: spec.warnings, ...(purchase !== undefined && { purchase }) };
      return { path, mediaType: 'application/json', metadata, ...made };
    },
  });
  const { spec } = await context.specs.load(reference);
  if (video.title === '') await context.videos.nameUnnamed(run.userId, run.videoId, spec.title);
  return reference;
}

/**
 * The plan of a request, with the models it is to be made with. Throws what its planner throws, `audio_too_short`, and
 * `model_unavailable` and the like for models that were asked for by name.
 */
export async function planFor(
  context: PipelineContext,
  userId: string,
  planRequest: PlanRequest,
  planner: Planner = context.models.planner,
): Promise<Spec> {
  const usersModels = await context.modelDesk.of(userId);
  const clipSeconds = usersModels.shortestClip(planRequest.request);
  const planned = await planner.plan({ ...planRequest, clipSeconds });
  assertTrackLasts(planned, planRequest.track);
  const { models, warnings } = usersModels.choose(planRequest.request, planned.aspectRatio);
  const speech = voiceLines(planned).length > 0 ? models.speech : null;
  return { ...planned, models: { ...models, speech }, warnings: [...planned.warnings, ...warnings] };
}

/** What a plan depends on: how far to go on by itself, and at what price, is no part of it. */
function contentOf({ request, ...files }: PlanRequest): { [field: string]: JsonValue } {
  const { autoContinue: _auto, maximumCostMicroUsd: _maximum, description: _note, ...asked } = request;
  return JSON.parse(JSON.stringify({ ...files, request: asked })) as { [field: string]: JsonValue };
}

/** A track must cover its film: silence after it would be noticed by everyone but us. */
function assertTrackLasts(spec: Spec, track: PlannedTrack | null): void {
  if (track === null || track.durationSeconds >= spec.durationSeconds - trackToleranceSeconds) return;
  const [has, needs] = [track.durationSeconds, spec.durationSeconds].map((seconds) => Math.round(seconds * 10) / 10);
  throw new BeatboardError('audio_too_short', `The track lasts ${has} s, but the ad lasts ${needs} s.`);
}

/** A request with what intake found out about its files. Throws `not_found` for a file that is not the user's. */
export async function gatherPlanRequest(
  context: PipelineContext,
  userId: string,
  request: MakeRequest,
): Promise<PlanRequest> {
  const { imageAssetIds, logoAssetId, audioAssetId } = request;
  const images: PlannedImage[] = [];
  for (const assetId of imageAssetIds) images.push(plannedImage(await assetOf(context, userId, assetId, 'image')));
  return {
    request,
    images,
    logo: logoAssetId === null ? null : imageReferenceOf(await assetOf(context, userId, logoAssetId, 'image')),
    track: audioAssetId === null ? null : plannedTrack(await assetOf(context, userId, audioAssetId, 'audio')),
  };
}

/** An asset of the kind that is needed. Throws `not_found`, or says that it is another kind. */
async function assetOf(
  context: PipelineContext,
  userId: string,
  assetId: string,
  kind: 'image' | 'audio',
): Promise<Asset> {
  const asset = await context.assets.get(userId, assetId);
  if (asset.mediaType.startsWith(`${kind}/`)) return asset;
  const code = kind === 'image' ? 'image_unreadable' : 'audio_unreadable';
  throw new BeatboardError(code, `The file ${asset.name} is not ${kind === 'image' ? 'a picture' : 'a track'}.`);
}

/** How plans and takes name an uploaded picture. */
export function imageReferenceOf(asset: Asset): ImageReference {
  const { cutOutAssetId, cutOutSha256 } = asset.metadata as unknown as ImageAssetMetadata;
  return { assetId: asset.id, sha256: asset.sha256, cutOutAssetId, cutOutSha256 };
}

function plannedImage(asset: Asset): PlannedImage {
  return { ...imageReferenceOf(asset), palette: (asset.metadata as unknown as ImageAssetMetadata).palette };
}

function plannedTrack(asset: Asset): PlannedTrack {
  const { durationSeconds, tempoBpm, firstBeatSeconds } = asset.metadata as unknown as TrackAssetMetadata;
  return { assetId: asset.id, durationSeconds, tempoBpm, firstBeatSeconds };
}
