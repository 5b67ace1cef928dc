import sharp from 'sharp';
import { deriveSeed } from '#domain/random.ts';
import type { ResultFault } from '../faults/fault-action.ts';
import { loadGivenFile } from '../media/load-given-file.ts';
import type { ClipFlaw, Made } from '../media/media-orders.ts';
import type { Studio } from '../media/studio.ts';
import type { ModelInput, ModelProduct, ReplicateModel } from './replicate-model.ts';

export interface OutputOrder {
  readonly model: ReplicateModel;
  readonly input: ModelInput;
  /** For models that are given no seed. */
  readonly index: number;
  readonly fault: ResultFault | undefined;
  /** Fetches a given file by its address. */
  readonly load?: (url: string) => Promise<Uint8Array>;
}

/** Makes what a model makes of an input. Throws when a given file cannot be read. */
export async function makeOutput(studio: Studio, order: OutputOrder): Promise<Made[]> {
  const { product } = order.model;
  if (product.kind === 'clip') return [await makeClip(studio, product, order)];
  if (product.kind === 'image') return makeImages(studio, product, order);
  const { input } = order;
  const seed = seedOf(order);
  return [
    await studio.sound({
      kind: product.sound,
      text: product.text(input),
      seed,
      seconds: product.seconds(input) * shortening(order.fault),
      format: product.format(input),
    }),
  ];
}

async function makeClip(
  studio: Studio,
  product: Extract<ModelProduct, { kind: 'clip' }>,
  order: OutputOrder,
): Promise<Made> {
  const { input, fault } = order;
  const firstFrame = await given(order, product.firstFrame);
  const lastFrame = await given(order, product.lastFrame);
  const shape = product.shape(input, firstFrame === undefined ? null : await aspectOf(firstFrame));
  const flaw = flawOf(fault);
  return studio.clip({
    ...shape,
    frames: Math.max(1, Math.round(shape.frames * shortening(fault))),
    prompt: String(input['prompt'] ?? ''),
    withAudio: product.withAudio?.(input) ?? false,
    ...(firstFrame && { firstFrame }),
    ...(lastFrame && { lastFrame }),
    ...(flaw && { flaw }),
  });
}

async function makeImages(
  studio: Studio,
  product: Extract<ModelProduct, { kind: 'image' }>,
  order: OutputOrder,
): Promise<Made[]> {
  const { input, fault } = order;
  const bytes = await given(order, product.given);
  const size = product.size(input, bytes === undefined ? null : await aspectOf(bytes));
  const less = fault?.kind === 'odd-size' ? 1 : 0;
  return Promise.all(
    Array.from({ length: product.count?.(input) ?? 1 }, (_, number) =>
      studio.image({
        prompt: String(input['prompt'] ?? ''),
        seed: deriveSeed(seedOf(order), number),
        width: size.width - less,
        height: size.height - less,
        format: product.format(input),
        ...(bytes && { given: { bytes, placing: 'whole' as const } }),
      }),
    ),
  );
}

async function given(
  { input, load = loadGivenFile }: OutputOrder,
  field: string | undefined,
): Promise<Uint8Array | undefined> {
  const url = field === undefined ? undefined : input[field];
  return typeof url === 'string' ? load(url) : undefined;
}

async function aspectOf(bytes: Uint8Array): Promise<number> {
  const { width, height } = (await sharp(bytes).metadata()).autoOrient;
  return width / height;
}

const seedOf = ({ input, index }: OutputOrder): number => (typeof input['seed'] === 'number' ? input['seed'] : index);

function shortening(fault: ResultFault | undefined): number {
  return fault?.kind === 'clip-shorter' ? (fault.factor ?? 0.5) : 1;
}

const flaws: Readonly<Partial<Record<ResultFault['kind'], ClipFlaw>>> = {
  'clip-frozen': 'frozen',
  'clip-black': 'black',
  'clip-without-video': 'without-video',
  'clip-without-audio': 'without-audio',
  'odd-size': 'odd-size',
  'corrupt-moov': 'corrupt-moov',
};

export const flawOf = (fault: ResultFault | undefined): ClipFlaw | undefined => fault && flaws[fault.kind];
