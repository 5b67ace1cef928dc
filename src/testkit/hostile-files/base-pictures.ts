import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { secret } from './canaries.ts';

export const baseSize = { width: 60, height: 40 } as const;

/** Smooth colours with fine detail, so that a file that is cut off misses something. */
function testPixels(width: number, height: number, channels: 3 | 4 = 3): Buffer {
  const pixels = Buffer.alloc(width * height * channels);
  for (let index = 0; index < pixels.length; index++) pixels[index] = (index * 7919 + (index >> 5)) % 251;
  return pixels;
}

function picture(channels: 3 | 4 = 3): Sharp {
  const { width, height } = baseSize;
  return sharp(testPixels(width, height, channels), { raw: { width, height, channels } });
}

/** A picture that says the secret about itself. */
const talkative = (channels: 3 | 4 = 3): Sharp =>
  picture(channels).withExif({ IFD0: { Copyright: secret, ImageDescription: `<script>${secret}</script>` } });

/** Four frames, one below the other. */
function movingPicture(): Sharp {
  const { width, height } = baseSize;
  const raw = { width, height: height * 4, channels: 3 as const, pageHeight: height };
  return sharp(testPixels(width, height * 4), { raw });
}

const recipes = {
  jpeg: () => talkative().jpeg(),
  progressiveJpeg: () => talkative().jpeg({ progressive: true }),
  cmykJpeg: () => picture().toColourspace('cmyk').jpeg(),
  greyJpeg: () => picture().greyscale().jpeg(),
  png: () => talkative().png(),
  deepPng: () => picture().toColourspace('rgb16').png(),
  greyPng: () => picture().greyscale().png(),
  palettePng: () => picture().png({ palette: true }),
  interlacedPng: () => picture().png({ progressive: true }),
  clearPng: () => talkative(4).png(),
  wideGamutPng: () => picture().withIccProfile('p3').png(),
  webp: () => talkative().webp(),
  losslessWebp: () => picture().webp({ lossless: true }),
  clearWebp: () => picture(4).webp(),
  movingWebp: () => movingPicture().webp({ delay: 100 }),
  avif: () => talkative().avif({ effort: 0 }),
  deepAvif: () => picture().avif({ effort: 0, bitdepth: 10 }),
  clearAvif: () => picture(4).avif({ effort: 0 }),
  gif: () => picture().gif(),
  movingGif: () => movingPicture().gif({ delay: 100 }),
  tiff: () => picture().tiff(),
} as const satisfies Record<string, () => Sharp>;

/** Whole pictures of 60 x 40, of which others are made, and one JPEG for each way a camera can be held (1 to 8). */
export type BasePictures = Readonly<Record<keyof typeof recipes, Buffer>> & { readonly turnedJpegs: readonly Buffer[] };

export async function makeBasePictures(): Promise<BasePictures> {
  const made = await Promise.all(
    Object.entries(recipes).map(async ([name, make]) => [name, await make().toBuffer()] as const),
  );
  const orientations = Array.from({ length: 8 }, (_, index) => index + 1);
  const turnedJpegs = await Promise.all(
    orientations.map((orientation) => talkative().withMetadata({ orientation }).jpeg().toBuffer()),
  );
  return { ...(Object.fromEntries(made) as Record<keyof typeof recipes, Buffer>), turnedJpegs };
}
