import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BeatboardError } from '#domain/errors.ts';
import { decodeImage } from '../intake/decode-image.ts';
import { FootageFault } from './footage-fault.ts';
import type { FrameSize } from '#domain/frame-format.ts';
import type { MediaType } from '../intake/media-type.ts';

/** Decodes a bought picture in a process of its own to a clean sRGB PNG of at most 3000 pixels a side; tells its size. */
export async function decodePicture(options: {
  readonly inputPath: string;
  readonly mediaType: MediaType;
  readonly outputPath: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<FrameSize> {
  const answer = await decodeImage({ ...options, name: 'The picture' }).catch((cause: unknown) => {
    if (!(cause instanceof BeatboardError) || cause.code !== 'image_unreadable') throw cause;
    throw new FootageFault('damaged', 'The picture cannot be decoded.', { cause });
  });
  switch (answer.result) {
    case 'done':
      return { width: answer.width, height: answer.height };
    case 'tooManyPixels':
      throw new FootageFault('unreasonable', `The picture has ${answer.width} x ${answer.height} pixels.`);
    case 'diskFull':
      throw new BeatboardError('disk_full', 'The disk became full while a picture was taken in.');
    case 'damaged':
      throw new FootageFault('damaged', 'The picture is damaged or cut off.', { cause: new Error(answer.reason) });
  }
}

/** Decodes a bought picture only to see that it can be, and how large it is. */
export async function measurePictureFile(
  path: string,
  mediaType: MediaType,
  signal: AbortSignal | undefined,
): Promise<FrameSize> {
  return withFolder((folder) =>
    decodePicture({ inputPath: path, mediaType, outputPath: join(folder, 'picture.png'), signal }),
  );
}

/** Lends a folder that is gone afterwards. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'beatboard-footage-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
