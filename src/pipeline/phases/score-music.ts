import { toFrames } from '#domain/time.ts';
import type { Spec } from '#domain/spec.ts';
import { mixMaster } from '#media/ffmpeg/mix-master.ts';
import { musicMp3Arguments } from '#media/ffmpeg/music-mp3-arguments.ts';
import { trackCropArguments } from '#media/ffmpeg/audio-decode-arguments.ts';
import type { MusicScore } from '#media/audio/music-score.ts';
import type { MakeAdInput } from '../make-ad.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { produce, type ArtifactReference, type Scratch } from '../produce.ts';
import { loadSpec } from '../spec-library.ts';

/** Fade at the end of an uploaded track, in seconds; at its start a twentieth of that takes away the click. */
const trackFadeSeconds = 1.5;

/** Makes the music: composed to the film's beats, or the user's own track cut to length. */
export async function scoreMusic(
  context: PipelineContext,
  run: MakeAdInput,
  specReference: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  return produce(context, run, spec, 'music', [], async (scratch) => {
    const wavPath = scratch.path('music.wav');
    if (spec.audio.assetId === null)
      await context.models.music.makeMusic({ score: scoreOf(spec), outputPath: wavPath });
    else await cropTrack(context, spec, spec.audio.assetId, wavPath);
    const path = scratch.path('music.mp3');
    await context.runner.run(musicMp3Arguments({ inputPath: wavPath, outputPath: path }));
    return { path, mediaType: 'audio/mpeg', metadata: { tempoBpm: spec.audio.tempoBpm } };
  });
}

/** Mixes the sound of the film to -14 LUFS in two passes: one master of exactly as many seconds as the picture. */
export async function mixSound(
  context: PipelineContext,
  run: MakeAdInput,
  specReference: ArtifactReference,
  music: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  return produce(context, run, spec, 'mix', [music], async (scratch: Scratch) => {
    const path = scratch.path('mix.wav');
    await mixMaster(context.runner, {
      musicPath: context.blobs.localPath(music.storageKey),
      durationSeconds: toFrames(spec.durationSeconds, spec.fps) / spec.fps,
      outputPath: path,
      scratchFolder: scratch.folder,
    });
    return { path, mediaType: 'audio/wav', metadata: {} };
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

async function cropTrack(context: PipelineContext, spec: Spec, assetId: string, outputPath: string): Promise<void> {
  await context.runner.run(
    trackCropArguments({
      inputPath: context.assetPath(assetId),
      durationSeconds: spec.durationSeconds,
      fadeInSeconds: trackFadeSeconds / 20,
      fadeOutSeconds: trackFadeSeconds,
      outputPath,
    }),
  );
}
