import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planChunks } from './chunk-plan.ts';
import { frameCount, frameSpans } from './timeline.ts';

const durations = fc.array(fc.double({ min: 0.2, max: 6, noNaN: true }), { minLength: 1, maxLength: 60 });

function beatsOf(list: readonly number[]) {
  let startSeconds = 0;
  return list.map((durationSeconds) => {
    const beat = { startSeconds, durationSeconds };
    startSeconds += durationSeconds;
    return beat;
  });
}

describe('frames of beats', () => {
  it('leave no gap, overlap nowhere and end at the last frame of the film (property)', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(24, 25, 30), (list, fps) => {
        const beats = beatsOf(list);
        const spans = frameSpans(beats, fps);
        spans.slice(1).forEach((span, index) => expect(span.startFrame).toBe(spans[index]!.endFrame));
        const last = beats.at(-1)!;
        expect(spans.at(-1)!.endFrame).toBe(Math.round((last.startSeconds + last.durationSeconds) * fps));
        for (const span of spans) expect(frameCount(span)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('chunks of beats', () => {
  it('are as few as a model allows', () => {
    const chunks = planChunks(beatsOf([4, 13]), () => ({ kind: 'listed', seconds: [6, 10] }));
    expect(chunks.map((chunk) => chunk.beatIndex)).toEqual([0, 1, 1]);
    expect(chunks.map((chunk) => chunk.orderedSeconds)).toEqual([6, 10, 10]);
    expect(chunks[2]!.position).toBe(1);
  });

  it('cover their beats exactly (property)', () => {
    fc.assert(
      fc.property(durations, (list) => {
        const beats = beatsOf(list);
        const chunks = planChunks(beats, () => ({ kind: 'range', shortest: 1, longest: 2.5 }));
        for (const [index, beat] of beats.entries()) {
          const own = chunks.filter((chunk) => chunk.beatIndex === index);
          expect(own.reduce((sum, chunk) => sum + chunk.usedSeconds, 0)).toBeCloseTo(beat.durationSeconds, 9);
          for (const chunk of own) expect(chunk.orderedSeconds).toBeGreaterThanOrEqual(chunk.usedSeconds - 1e-9);
        }
      }),
    );
  });
});
