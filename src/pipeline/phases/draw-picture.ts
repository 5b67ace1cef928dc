import { makersOfBeat } from '#domain/build-graph.ts';
import { frameSize } from '#domain/frame-format.ts';
import type { NodeMaker } from '#domain/graph-node.ts';
import { imageNode } from '#domain/graph-nodes.ts';
import { imageSlot } from '#domain/slot.ts';
import { fitPicture } from '#media/footage/fit-picture.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import { planned, produce, withVariation, type MadeFile, type Owner, type Wish } from '../produce.ts';
import type { Scratch } from '../scratch.ts';
import type { KnownSpec } from '../spec-library.ts';
import { buyResult, productPhotos, provenanceOf } from './buy-result.ts';
import { pictureOf } from './check-bought.ts';

/** Makes the storyboard picture of one beat, as the plan or a wish says: drawn here, or bought. */
export async function drawPicture(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  beatIndex: number,
  wish: Wish = planned,
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  const { spec } = known;
  const { variation } = wish;
  const maker = makerFor(context, known, beatIndex, wish);
  const isUpload = variation.upload !== null;
  const make = (scratch: Scratch): Promise<MadeFile> =>
    maker.bought === undefined || isUpload
      ? drawPlate(context, owner, known, beatIndex, wish, scratch)
      : buyPicture(context, owner, known, beatIndex, maker, wish, scratch);
  return produce(
    context,
    owner,
    known,
    imageSlot(beatIndex),
    [],
    make,
    wish,
    imageNode(spec, beatIndex, maker, variation),
  );
}

function makerFor(context: PipelineContext, { spec }: KnownSpec, beatIndex: number, { modelId }: Wish): NodeMaker {
  if (modelId === undefined) return makersOfBeat(spec, beatIndex, context.modelDesk.makersOf(spec)).image;
  return context.modelDesk.makersOf({ ...spec, models: { ...spec.models, image: modelId } }).image;
}

async function drawPlate(
  context: PipelineContext,
  owner: Owner,
  { spec }: KnownSpec,
  beatIndex: number,
  { variation }: Wish,
  scratch: Scratch,
): Promise<MadeFile> {
  const outputPath = scratch.path('picture.png');
  const pathOf = await assetPathsOf(context, owner.userId, spec, variation);
  await context.models.image.makeImage({
    prompt: variation.prompt ?? spec.beats[beatIndex]!.visual,
    plate: plateRequestOf(spec, beatIndex, pathOf, variation),
    outputPath,
    affinity: `${owner.videoId}:${beatIndex}`,
  });
  return { path: outputPath, mediaType: 'image/png', metadata: withVariation({}, variation) };
}

/** Asks the wanted model, then those that stand in for it, and fits what comes to the film's frame. */
async function buyPicture(
  context: PipelineContext,
  owner: Owner,
  { spec }: KnownSpec,
  beatIndex: number,
  wanted: NodeMaker,
  wish: Wish,
  scratch: Scratch,
): Promise<MadeFile> {
  const { variation } = wish;
  const nodeOf = (maker: NodeMaker) => imageNode(spec, beatIndex, maker, variation);
  const usersModels = await context.modelDesk.of(owner.userId);
  const others = usersModels.standIns(spec, 'image', wish.modelId ?? spec.models.image).map(nodeOf);
  const photos = await productPhotos(
    context,
    owner,
    spec.productImages.map(({ assetId }) => assetId),
  );
  const bought = await buyResult(context, owner, {
    nodes: [nodeOf(wanted), ...others],
    inputs: [],
    wish,
    filesFor: ({ call }) => (call!.references === 0 ? {} : { references: photos.slice(0, call!.references) }),
    check: pictureOf,
  });
  const outputPath = scratch.path('picture.png');
  const inputPath = await context.blobs.localPath(bought.storageKey);
  await context.work(() => fitPicture({ inputPath, outputPath, ...frameSize(spec.aspectRatio, spec.resolution) }));
  return {
    path: outputPath,
    mediaType: 'image/png',
    metadata: withVariation({ purchase: bought.attemptId, notes: bought.notes }, variation),
    provenance: await provenanceOf(context, owner, bought),
  };
}
