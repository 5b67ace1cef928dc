import { toFrames } from '#domain/time.ts';
import type { Spec } from '#domain/spec.ts';
import { cropDecodeArguments, masterSampleRateHz } from '#media/ffmpeg/audio-decode.ts';
import { mixMaster } from '#media/ffmpeg/mix-master.ts';
import { musicMp3Arguments } from '#media/ffmpeg/music-mp3.ts';
import type { MediaType } from '#media/intake/media-type.ts';
import type { MusicScore } from '#media/audio/music-score.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { produce, type Owner } from '../produce.ts';

/** Fade at the end of an uploaded track, in seconds; at its start a twentieth of that takes away the click. */
const trackFadeSeconds = 1.5;

/** Makes the music: composed to the film's beats, or the user's own track cut to length. */
export async function scoreMusic(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  const { spec } = known;
  return produce(context, owner, known, 'music', [], async (scratch) => {
    const wavPath = scratch.path('music.wav');
    if (spec.audio.assetId === null)
      await context.models.music.makeMusic({ score: scoreOf(spec), outputPath: wavPath });
    else await cropTrack(context, owner, spec, spec.audio.assetId, wavPath);
    const path = scratch.path('music.mp3');
    await context.runner.run(musicMp3Arguments({ inputPath: wavPath, outputPath: path }));
    return { path, mediaType: 'audio/mpeg', metadata: { tempoBpm: spec.audio.tempoBpm } };
  });
}

/** Mixes the sound of the film to -14 LUFS in two passes: one master of exactly as many seconds as the picture. */
export async function mixSound(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  music: ArtifactReference,
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  const { spec } = known;
  return produce(context, owner, known, 'mix', [music], async (scratch) => {
    const path = scratch.path('mix.wav');
    const { loudness } = await mixMaster(context.runner, {
      inputPath: await context.blobs.localPath(music.storageKey),
      mediaType: 'mp3',
      sampleCount: sampleCountOf(spec),
      outputPath: path,
    });
    return { path, mediaType: 'audio/wav', metadata: { ...loudness } };
  });
}

/** What the composer needs to know of a film. */
function scoreOf(spec: Spec): MusicScore {
  return {
    durationSeconds: spec.durationSeconds,
    tempoBpm: spec.audio.tempoBpm,
    mood: spec.audio.mood,
    seed: spec.seed,
    beats: spec.beats.map(({ kind, startSeconds, durationSeconds }) => ({ kind, startSeconds, durationSeconds })),
  };
}

/** Samples of the master: as long as the picture's whole frames, to the sample. */
function sampleCountOf(spec: Spec): number {
  return Math.round((toFrames(spec.durationSeconds, spec.fps) / spec.fps) * masterSampleRateHz);
}

async function cropTrack(
  context: PipelineContext,
  owner: Owner,
  spec: Spec,
  assetId: string,
  outputPath: string,
): Promise<void> {
  const asset = await context.assets.get(owner.userId, assetId);
  await context.runner.run(
    cropDecodeArguments({
      inputPath: await context.blobs.localPath(asset.storageKey),
      mediaType: asset.metadata.format as MediaType,
      sampleCount: sampleCountOf(spec),
      fadeInSeconds: trackFadeSeconds / 20,
      fadeOutSeconds: trackFadeSeconds,
      outputPath,
    }),
  );
}
