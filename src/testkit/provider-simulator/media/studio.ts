import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { deriveSeed } from '#domain/random.ts';
import type { FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { composePicture } from './compose-picture.ts';
import { createFileKeeper } from './file-keeper.ts';
import { makeClip, type ClipWorkshop } from './make-clip.ts';
import type { ClipOrder, ImageOrder, Made, SoundOrder } from './media-orders.ts';
import { findSoundFormat } from './sound-formats.ts';
import { synthesiseSound, toWav } from './synthesise-sound.ts';
import { createTurns } from './turns.ts';

/** Makes the media. What was made once for an order is never made again, by any simulator with the same folder. */
export interface Studio {
  image(order: ImageOrder): Promise<Made>;
  clip(order: ClipOrder): Promise<Made>;
  sound(order: SoundOrder): Promise<Made>;
  /** Resolves when nothing is being made. */
  settled(): Promise<void>;
}

/** ffmpeg runs at once: more of them would wait for a core. */
const mostAtOnce = 2;

export function createStudio(folder: string, findRunner: () => Promise<FfmpegRunner>): Studio {
  const { keep, settled } = createFileKeeper(folder);
  const takeTurn = createTurns(mostAtOnce);
  const run = async (args: readonly string[]): Promise<void> => {
    const runner = await findRunner();
    await takeTurn(() => runner.run(args));
  };
  const sound: ClipWorkshop['sound'] = (kind, seed, seconds) =>
    keep({ sound: kind, seed, seconds }, 'wav', (path) => writeFile(path, toWav(synthesiseSound(kind, seed, seconds))));

  return {
    async image(order) {
      const { given, format, width, height } = order;
      const described = { ...order, given: given ? { hash: hashOf(given.bytes), placing: given.placing } : null };
      const extension = format === 'jpeg' ? 'jpg' : format;
      const path = await keep({ image: described }, extension, async (target) => {
        const picture = await composePicture(order);
        const options = { png: { compressionLevel: 1 }, jpeg: { quality: 88 }, webp: { quality: 85, effort: 0 } };
        await picture.resize(width, height).toFormat(format, options[format]).toFile(target);
      });
      return { path, mediaType: `image/${format}`, extension };
    },
    async clip(order) {
      const { firstFrame, lastFrame, flaw = null, ...rest } = order;
      const first = firstFrame ? hashOf(firstFrame) : null;
      const last = lastFrame ? hashOf(lastFrame) : null;
      const make = (target: string): Promise<void> => makeClip({ keep, run, sound }, order, target);
      const path = await keep({ clip: { ...rest }, first, last, flaw }, 'mp4', make);
      return { path, mediaType: 'video/mp4', extension: 'mp4' };
    },
    async sound({ kind, text, seed, seconds, format }) {
      const found = findSoundFormat(format);
      if (found === undefined) throw new Error(`There is no sound format ${format}.`);
      const source = await sound(kind, deriveSeed(seed, text), seconds);
      const make = (target: string): Promise<void> => run(['-i', source, ...found.arguments, target]);
      const path = await keep({ encoded: basename(source), format }, found.extension, make);
      return { path, mediaType: found.mediaType, extension: found.extension };
    },
    settled,
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
