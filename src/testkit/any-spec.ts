import fc from 'fast-check';
import { archetypeIds } from '#domain/archetype-id.ts';
import { beatKinds, layoutIds, tonalValues } from '#domain/beat.ts';
import { frameRates } from '#domain/frame-format.ts';
import type { Spec } from '#domain/spec.ts';
import { buildBeat, buildSpec } from './build-spec.ts';

const anyBeat = fc.record({
  kind: fc.constantFrom(...beatKinds),
  layout: fc.constantFrom(...layoutIds),
  value: fc.constantFrom(...tonalValues),
  visual: fc.string({ minLength: 1, maxLength: 12 }),
  headline: fc.string({ maxLength: 12 }),
});

/** Any small valid plan: 3 to 9 beats, cut on frames or anywhere. */
export const anySpec: fc.Arbitrary<Spec> = fc
  .record({
    fps: fc.constantFrom(...frameRates),
    archetype: fc.constantFrom(...archetypeIds),
    tempoBpm: fc.integer({ min: 60, max: 180 }),
    onFrames: fc.boolean(),
    beats: fc.array(fc.tuple(anyBeat, fc.double({ min: 1.7, max: 6, noNaN: true })), { minLength: 3, maxLength: 9 }),
  })
  .map(({ fps, archetype, tempoBpm, onFrames, beats }) => {
    let endSeconds = 0;
    const timed = beats.map(([{ headline, ...fields }, seconds], index) => {
      const durationSeconds = onFrames ? Math.round(seconds * fps) / fps : seconds;
      const startSeconds = endSeconds;
      endSeconds += durationSeconds;
      const beat = buildBeat({ ...fields, startSeconds, durationSeconds });
      return { ...beat, visual: `${index} ${beat.visual}`, text: { ...beat.text, headline } };
    });
    const plain = buildSpec();
    return buildSpec({
      fps,
      durationSeconds: endSeconds,
      style: { ...plain.style, archetype },
      audio: { ...plain.audio, tempoBpm },
      beats: timed,
    });
  });
