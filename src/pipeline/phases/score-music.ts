import { voiceLines } from '#domain/prompts/voice-lines.ts';
import { voiceSlot } from '#domain/slot.ts';
import { toFrames } from '#domain/time.ts';
import type { Spec } from '#domain/spec.ts';
import { cropDecodeArguments, masterSampleRateHz } from '#media/ffmpeg/audio-decode.ts';
import { mixMaster, type MixedVoice, type MixVoice } from '#media/ffmpeg/mix-master.ts';
import { musicMp3Arguments } from '#media/ffmpeg/music-mp3.ts';
import type { MediaType } from '#media/intake/media-type.ts';
import { fitMusic } from '#media/footage/fit-music.ts';
import type { MusicScore } from '#media/audio/music-score.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { nodeOf, planned, produce, type MadeFile, type Owner } from '../produce.ts';
import type { KnownSpec } from '../spec-library.ts';
import { buyResult, provenanceOf } from './buy-result.ts';
import { soundOf } from './check-bought.ts';

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
    const made = await makeMusic(context, owner, known, wavPath);
    const path = scratch.path('music.mp3');
    await context.work(() => context.runner.run(musicMp3Arguments({ inputPath: wavPath, outputPath: path })));
    const { provenance, metadata = {} } = made;
    return {
      path,
      mediaType: 'audio/mpeg',
      metadata: { tempoBpm: spec.audio.tempoBpm, ...metadata },
      ...(provenance && { provenance }),
    };
  });
}

/** Writes the film's music, exactly as long as the film, as a WAV file: bought, the user's own, or composed here. */
async function makeMusic(
  context: PipelineContext,
  owner: Owner,
  known: KnownSpec,
  outputPath: string,
): Promise<Partial<Pick<MadeFile, 'provenance' | 'metadata'>>> {
  const { spec } = known;
  if (nodeOf(known, 'music').maker.bought !== undefined) return buyMusic(context, owner, known, outputPath);
  if (spec.audio.assetId === null) await context.models.music.makeMusic({ score: scoreOf(spec), outputPath });
  else await cropTrack(context, owner, spec, spec.audio.assetId, outputPath);
  return {};
}

async function buyMusic(context: PipelineContext, owner: Owner, known: KnownSpec, outputPath: string) {
  const { durationSeconds: seconds, audio } = known.spec;
  const bought = await buyResult(context, owner, {
    nodes: [nodeOf(known, 'music')],
    inputs: [],
    wish: planned,
    filesFor: () => ({}),
    check: soundOf,
  });
  const inputPath = await context.blobs.localPath(bought.storageKey);
  const footage = soundOf(bought.metadata);
  const { tempoBpm } = audio;
  const { remarks } = await context.work(() =>
    fitMusic(context.runner, { inputPath, footage, seconds, tempoBpm, outputPath }),
  );
  return {
    provenance: await provenanceOf(context, owner, bought),
    metadata: { purchase: bought.attemptId, notes: [...bought.notes, ...remarks] },
  };
}

/**
 * Mixes the sound of the film to -14 LUFS in two passes: one master of exactly as many seconds as the picture, in which
 * the music steps back under whatever is spoken.
 */
export async function mixSound(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  music: ArtifactReference,
  voices: readonly ArtifactReference[] = [],
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  const { spec } = known;
  return produce(context, owner, known, 'mix', [music, ...voices], async (scratch) => {
    const path = scratch.path('mix.wav');
    const order = {
      inputPath: await context.blobs.localPath(music.storageKey),
      mediaType: 'mp3',
      sampleCount: sampleCountOf(spec),
      voices: await laidVoices(context, spec, voices),
      outputPath: path,
    } as const;
    const { loudness, voices: spoken } = await context.work(() => mixMaster(context.runner, order));
    const notes = spoken.filter(({ overrunSeconds }) => overrunSeconds > 0).map(overrunNote);
    return { path, mediaType: 'audio/wav', metadata: { ...loudness, ...(notes.length > 0 && { notes }) } };
  });
}

/** Spoken lines where they begin in the film. */
async function laidVoices(
  context: PipelineContext,
  spec: Spec,
  voices: readonly ArtifactReference[],
): Promise<MixVoice[]> {
  const laid: MixVoice[] = [];
  for (const { beatIndex, startSeconds, roomSeconds } of voiceLines(spec)) {
    const voice = voices.find(({ slot }) => slot === voiceSlot(beatIndex));
    if (voice === undefined) continue;
    laid.push({ path: await context.blobs.localPath(voice.storageKey), startSeconds, roomSeconds });
  }
  return laid;
}

function overrunNote({ startSeconds, overrunSeconds }: MixedVoice): string {
  return `The line spoken at ${startSeconds.toFixed(1)} s is ${overrunSeconds.toFixed(1)} s too long for its place.`;
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
