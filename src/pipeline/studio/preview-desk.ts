import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { beatGrid } from '#media/audio/beat-grid.ts';
import { makeThumbnail } from '#media/preview/thumbnail.ts';
import { peaksOf, readSoundShape, type SoundShape } from '#media/preview/sound-shape.ts';
import { entriesOf } from '#domain/manifest.ts';
import type { Spec } from '#domain/spec.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { createSlots } from '../one-at-a-time.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { PreviewDesk, StoredFile, ThumbnailForm } from './studio.ts';

/** Made side by side, whatever else is at work: each takes a fraction of a second. */
const madeAtOnce = 2;
/** Raised when the same file gives other previews. */
const previewVersion = 1;
const beatsPerBar = 4;
/** Slots whose sound follows the beat of the plan. */
const musical = /^(?:music|mix|stitched|final)$/;

/** Small pictures and shapes of sounds of what is stored, made when they are first asked for. */
export function createPreviewDesk(context: PipelineContext): PreviewDesk {
  const turns = createSlots(madeAtOnce);

  /** The bytes of a preview, which `make` makes of the file's local path. */
  async function preview(
    { storageKey, sha256 }: StoredFile,
    form: string,
    make: (inputPath: string) => Promise<Buffer>,
  ): Promise<Buffer> {
    const name = { storageKey, sha256, form: `${previewVersion}-${form}` };
    return context.previews.bytesOf(name, () => turns(async () => make(await context.blobs.localPath(storageKey))));
  }

  async function thumbnail(file: StoredFile, { widthPixels, at }: ThumbnailForm): Promise<Buffer> {
    return preview(file, `${at}-${widthPixels}.webp`, async (inputPath) => {
      await mkdir(context.scratchFolder, { recursive: true });
      const scratchPath = join(context.scratchFolder, `thumbnail-${randomBytes(8).toString('hex')}`);
      return makeThumbnail(context.runner, { inputPath, mimeType: file.mediaType, widthPixels, at, scratchPath });
    });
  }

  async function shapeOf(file: StoredFile): Promise<SoundShape> {
    const bytes = await preview(file, 'shape', async (inputPath) =>
      toBytes(await readSoundShape(context.runner, inputPath, file.mediaType)),
    );
    return fromBytes(bytes);
  }

  /** The plan that an artifact was made by: that of the newest checkpoint with it, else the newest one. */
  async function planOf({ userId, videoId, id }: Artifact): Promise<Spec | null> {
    const checkpoints = await context.checkpoints.list(userId, videoId);
    const place = checkpoints.findLast(({ manifest }) => entriesOf(manifest).some(([, selected]) => selected === id));
    const plans = await context.artifacts.takes(userId, videoId, 'spec');
    const plan = plans.find((candidate) => candidate.id === place?.manifest.spec) ?? plans.at(-1);
    return plan === undefined ? null : (await context.specs.load(plan)).spec;
  }

  return {
    thumbnail,
    async waveform(userId, artifactId, points) {
      const artifact = await context.artifacts.get(userId, artifactId);
      const shape = await shapeOf(artifact);
      const plan = musical.test(artifact.slot) ? await planOf(artifact) : null;
      const beats = plan === null ? [] : beatsOf(plan, shape.durationSeconds);
      return {
        durationSeconds: shape.durationSeconds,
        peaks: peaksOf(shape, points),
        tempoBpm: plan?.audio.tempoBpm ?? null,
        beatsSeconds: beats,
        barsSeconds: beats.filter((_, index) => index % beatsPerBar === 0),
      };
    },
  };
}

/** Beats within the film and the sound, whichever ends first: encoded sound is a little longer. */
function beatsOf({ audio, durationSeconds }: Spec, soundSeconds: number): number[] {
  return beatGrid(audio.tempoBpm, Math.min(durationSeconds, soundSeconds), audio.firstBeatSeconds);
}

/** The length in seconds as a 64-bit number, then a byte for each peak. */
function toBytes({ durationSeconds, peaks }: SoundShape): Buffer {
  const head = Buffer.alloc(8);
  head.writeDoubleLE(durationSeconds);
  return Buffer.concat([head, peaks]);
}

function fromBytes(bytes: Buffer): SoundShape {
  return { durationSeconds: bytes.readDoubleLE(0), peaks: bytes.subarray(8) };
}
