import { describe, expect, it } from 'vitest';
import { replicateClips } from '../model-table/replicate-clips.ts';
import { replicatePictures } from '../model-table/replicate-pictures.ts';
import { replicateSounds } from '../model-table/replicate-sounds.ts';
import type { GivenFile, VendorCall } from '../vendor.ts';
import { encodeInput } from './encode-input.ts';
import type { UploadedFiles } from './given-files.ts';
import { isPredictionOf, matchPrediction } from './match-prediction.ts';
import { type Prediction, readPrediction } from './prediction.ts';

const entries = [...replicateClips, ...replicatePictures, ...replicateSounds];
const file: GivenFile = { path: '/nowhere.png', mediaType: 'image/png', sha256: 'a'.repeat(64), sizeBytes: 1 };

function callOf(id: string, fields: Partial<VendorCall['request']> = {}): VendorCall {
  const entry = entries.find((one) => one.id === id)!;
  const request = { entry, prompt: 'A red shoe', seed: 99, seconds: 6, ...fields };
  return { attemptId: 'attempt-1', request, sentAtMs: 0, webhookUrl: null, folder: '/nowhere' };
}
const noFiles: UploadedFiles = { references: [] };
const predictionOf = (call: VendorCall, files: UploadedFiles, id: string, changes: object = {}): Prediction =>
  readPrediction(
    {
      id,
      status: 'processing',
      model: call.request.entry.vendorModel,
      input: encodeInput(call.request, files),
      ...changes,
    },
    false,
  );
const found = (id: string): object => ({ kind: 'found', reference: { id } });

describe('matchPrediction', () => {
  const clip = callOf('replicate/hailuo-2.3-fast', { firstFrame: file });
  const mine: UploadedFiles = { firstFrame: 'https://api.example/files/mine', references: [] };
  const others: UploadedFiles = { firstFrame: 'https://api.example/files/other', references: [] };

  it('knows a clip by the address of its own upload', () => {
    const list = [predictionOf(clip, others, 'p1'), predictionOf(clip, mine, 'p2'), predictionOf(clip, others, 'p3')];
    expect(matchPrediction(list, 0, clip, mine)).toEqual(found('p2'));
    expect(matchPrediction([list[0]!, list[2]!], 0, clip, mine)).toEqual({ kind: 'absent' });
  });

  it('knows a picture by its seed and words', () => {
    const picture = callOf('replicate/flux-dev');
    const list = [
      predictionOf({ ...picture, request: { ...picture.request, seed: 98 } }, noFiles, 'p1'),
      predictionOf(picture, noFiles, 'p2'),
      predictionOf({ ...picture, request: { ...picture.request, prompt: 'A blue shoe' } }, noFiles, 'p3'),
      predictionOf(picture, noFiles, 'p4', { model: 'black-forest-labs/flux-schnell' }),
    ];
    expect(matchPrediction(list, 0, picture, noFiles)).toEqual(found('p2'));
    expect(matchPrediction(list, 0, picture, null)).toEqual(found('p2'));
    expect(matchPrediction(list.toSpliced(1, 1), 0, picture, noFiles)).toEqual({ kind: 'absent' });
  });

  it('knows what has neither by its whole input, and only if it is the only one', () => {
    const song = callOf('replicate/elevenlabs-music', { seconds: 30 });
    const [one, two] = [predictionOf(song, noFiles, 'p1'), predictionOf(song, noFiles, 'p2')];
    const longer = predictionOf(callOf('replicate/elevenlabs-music', { seconds: 31 }), noFiles, 'p3');
    // What the vendor adds to an input does not hide it.
    const filled = { ...one, input: { ...(one.input as object), added: true } };
    expect(matchPrediction([longer, filled], 0, song, noFiles)).toEqual(found('p1'));
    expect(matchPrediction([one, two], 0, song, noFiles)).toEqual({ kind: 'undecidable' });
    expect(matchPrediction([longer], 0, song, noFiles)).toEqual({ kind: 'absent' });
  });

  it('does not guess about inputs that were deleted', () => {
    const deleted = predictionOf(clip, mine, 'p1', { input: {}, output: null, data_removed: true });
    const ofAnother = { ...deleted, model: 'minimax/hailuo-02' };
    expect(matchPrediction([deleted], 0, clip, mine)).toEqual({ kind: 'undecidable' });
    expect(matchPrediction([ofAnother], 0, clip, mine)).toEqual({ kind: 'absent' });
    expect(matchPrediction([deleted, predictionOf(clip, mine, 'p2')], 0, clip, mine)).toEqual(found('p2'));
  });

  it('does not guess when it is lost what was uploaded', () => {
    expect(matchPrediction([predictionOf(clip, mine, 'p1')], 0, clip, null)).toEqual({ kind: 'undecidable' });
    expect(matchPrediction([], 0, clip, null)).toEqual({ kind: 'absent' });
  });

  it('knows a model that is called by its version', () => {
    const version = '671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb';
    const song = callOf('replicate/musicgen');
    expect(matchPrediction([predictionOf(song, noFiles, 'p1', { model: null, version })], 0, song, noFiles)).toEqual(
      found('p1'),
    );
    expect(
      matchPrediction([predictionOf(song, noFiles, 'p1', { model: `meta/musicgen:${version}` })], 0, song, noFiles),
    ).toEqual(found('p1'));
    expect(
      matchPrediction([predictionOf(song, noFiles, 'p1', { model: 'meta/musicgen-2' })], 0, song, noFiles),
    ).toEqual({
      kind: 'absent',
    });
  });

  it('counts on dates only where a call has no upload of its own', () => {
    const [since, before] = [1000, { created_at: new Date(999).toISOString() }];
    expect(matchPrediction([predictionOf(clip, mine, 'p1', before)], since, clip, mine)).toEqual(found('p1'));
    const picture = callOf('replicate/flux-dev');
    expect(matchPrediction([predictionOf(picture, noFiles, 'p1', before)], since, picture, noFiles)).toEqual({
      kind: 'absent',
    });
    const song = callOf('replicate/elevenlabs-music', { seconds: 30 });
    const old = predictionOf(song, noFiles, 'p1', before);
    expect(matchPrediction([old], since, song, noFiles)).toEqual({ kind: 'absent' });
    expect(matchPrediction([{ ...old, created_at: new Date(1000).toISOString() }], since, song, noFiles)).toEqual(
      found('p1'),
    );
    expect(matchPrediction([{ ...old, created_at: null }], since, song, noFiles)).toEqual(found('p1'));
  });

  it('tells whose prediction a webhook speaks of', () => {
    expect(isPredictionOf(predictionOf(clip, mine, 'p1'), clip, mine)).toBe(true);
    expect(isPredictionOf(predictionOf(clip, others, 'p1'), clip, mine)).toBe(false);
    expect(isPredictionOf(predictionOf(clip, mine, 'p1'), clip, null)).toBe(false);
    expect(isPredictionOf(predictionOf(clip, mine, 'p1', { input: null }), clip, mine)).toBe(false);
  });
});
