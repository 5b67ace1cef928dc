import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { deriveSeed } from '#domain/random.ts';
import { clipArguments, type ClipShape } from './clip-arguments.ts';
import { blackPicture, paintedPicture } from './compose-picture.ts';
import type { KeepFile } from './file-keeper.ts';
import type { ClipOrder } from './media-orders.ts';
import type { SoundKind } from './synthesise-sound.ts';

/** What making a clip needs of the studio. */
export interface ClipWorkshop {
  readonly keep: KeepFile;
  readonly run: (args: readonly string[]) => Promise<void>;
  /** The path of a WAV file. */
  readonly sound: (kind: SoundKind, seed: number, seconds: number) => Promise<string>;
}

/** Makes a clip, with the flaw it is ordered with. */
export async function makeClip(workshop: ClipWorkshop, order: ClipOrder, target: string): Promise<void> {
  const { flaw, prompt, fps, frames, lastFrame } = order;
  const seed = deriveSeed(7, prompt);
  const hasSound = (order.withAudio && flaw !== 'without-audio') || flaw === 'without-video';
  const soundPath = hasSound ? await workshop.sound('music', seed % 5, frames / fps) : null;
  if (flaw === 'without-video') return workshop.run(['-i', soundPath!, '-c:a', 'aac', '-f', 'mp4', target]);
  const shape = flaw === 'odd-size' ? { ...order, width: order.width - 1, height: order.height - 1 } : order;
  const first = flaw === 'black' ? await blackPicture(shape) : (order.firstFrame ?? null);
  const parts = {
    firstPath: await fitPicture(workshop, first, seed, shape),
    lastPath: lastFrame === undefined ? null : await fitPicture(workshop, lastFrame, seed, shape),
    soundPath,
    isFrozen: flaw === 'frozen',
    towards: [(seed % 89) / 88, ((seed >>> 8) % 89) / 88] as const,
  };
  await workshop.run(clipArguments(shape, parts, target));
  if (flaw === 'corrupt-moov') await corruptMoov(target);
}

/** The path of a picture of exactly a clip's size, without loss; a painted one where none is given. */
function fitPicture({ keep }: ClipWorkshop, bytes: Uint8Array | null, seed: number, shape: ClipShape): Promise<string> {
  const { width, height } = shape;
  const source = bytes === null ? seed : createHash('sha256').update(bytes).digest('hex');
  return keep({ frame: source, width, height }, 'png', async (path) => {
    const picture = bytes === null ? paintedPicture(seed, width, height) : sharp(bytes).autoOrient();
    await picture.resize(width, height, { fit: 'cover' }).removeAlpha().png({ compressionLevel: 1 }).toFile(path);
  });
}

/** Overwrites a part of the index that says where the frames are. */
async function corruptMoov(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = bytes.indexOf('moov');
  bytes.fill(0xa5, at + 12, at + 300);
  await writeFile(path, bytes);
}
