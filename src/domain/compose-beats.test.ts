import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archetypes } from './archetype.ts';
import { archetypeIds } from './archetype-id.ts';
import type { LayoutId } from './beat.ts';
import { beatLibrary } from './beat-library.ts';
import { composeBeats } from './compose-beats.ts';
import type { ComposeRequest } from './compose-beats.ts';
import { frameRates } from './frame-format.ts';
import { frameCount, frameSpans } from './timeline.ts';

const anyRequest: fc.Arbitrary<ComposeRequest> = fc.record({
  archetype: fc.constantFrom(...archetypeIds),
  durationSeconds: fc.oneof(
    fc.integer({ min: 5, max: 180 }),
    fc.double({ min: 5, max: 180, noNaN: true }),
    fc.constantFrom(6, 10, 15, 30, 60, 90),
  ),
  tempoBpm: fc.double({ min: 40, max: 240, noNaN: true }),
  firstBeatSeconds: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true })),
  seed: fc.nat(),
  wantedLayouts: fc.constantFrom(new Set<LayoutId>(), new Set<LayoutId>(['number-front', 'list-poster'])),
  kindLimits: fc.record({ offer: fc.nat(2), testimonial: fc.nat(2), proof: fc.nat(5) }),
  layoutLimits: fc.record({
    quote: fc.nat(2),
    triptych: fc.nat(1),
    'list-poster': fc.nat(1),
    scatter: fc.nat(3),
    caption: fc.nat(2),
    'offer-seal': fc.nat(1),
  }),
});

const plain = (archetype: ComposeRequest['archetype'], durationSeconds: number): ComposeRequest => ({
  archetype,
  durationSeconds,
  tempoBpm: 120,
  firstBeatSeconds: 0,
  seed: 7,
  kindLimits: {},
  layoutLimits: { caption: 0 },
  wantedLayouts: new Set(),
});

describe('composeBeats', () => {
  it('opens with a hook, reveals once in time, ends with a call to action, and adds up, whatever is asked', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const beats = composeBeats(request);
        const { durationSeconds } = request;
        expect(beats[0]!.kind).toBe('hook');
        expect(beats[0]!.startSeconds).toBe(0);
        expect(beats.at(-1)!.kind).toBe('call_to_action');
        expect(beats.at(-1)!.layout).toBe('end-card');
        expect(beats.at(-1)!.durationSeconds).toBeGreaterThanOrEqual(2.5 - 1e-6);
        expect(beats.length).toBeLessThanOrEqual(90);
        const reveals = beats.filter((beat) => beat.kind === 'reveal');
        expect(reveals).toHaveLength(1);
        expect(reveals[0]!.startSeconds / durationSeconds).toBeGreaterThan(0.1499);
        expect(reveals[0]!.startSeconds / durationSeconds).toBeLessThan(0.3501);
        let endSeconds = 0;
        for (const beat of beats) {
          expect(Math.abs(beat.startSeconds - endSeconds)).toBeLessThan(1e-6);
          endSeconds = beat.startSeconds + beat.durationSeconds;
          const { shortestSeconds, longestSeconds } = beatLibrary[beat.kind];
          expect(beat.durationSeconds).toBeGreaterThan(shortestSeconds - 1e-6);
          expect(beat.durationSeconds).toBeLessThan(longestSeconds + 1e-6);
        }
        expect(Math.abs(endSeconds - durationSeconds)).toBeLessThan(1e-6);
      }),
      { numRuns: 400 },
    );
  });

  it('never shows the same layout or brightness twice running, nor a layout the material cannot fill', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const beats = composeBeats(request);
        const count = new Map<LayoutId, number>();
        for (const [index, beat] of beats.entries()) {
          expect(beat.layout).not.toBe(beats[index - 1]?.layout);
          expect(beat.value).not.toBe(beats[index - 1]?.value);
          count.set(beat.layout, (count.get(beat.layout) ?? 0) + 1);
        }
        for (const [layout, limit] of Object.entries(request.layoutLimits)) {
          expect(count.get(layout as LayoutId) ?? 0).toBeLessThanOrEqual(limit);
        }
        for (const [kind, limit] of Object.entries(request.kindLimits)) {
          expect(beats.filter((beat) => beat.kind === kind).length).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('cuts on the pulse of the music or an even part of it', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const stepSeconds = 60 / request.tempoBpm / 16;
        for (const beat of composeBeats(request).slice(1)) {
          const steps = (beat.startSeconds - request.firstBeatSeconds) / stepSeconds;
          expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('cuts on whole pulses at usual tempos and lengths', () => {
    for (const archetype of archetypeIds) {
      for (const durationSeconds of [10, 15, 20, 30, 45, 60, 90, 120, 180]) {
        for (const beat of composeBeats(plain(archetype, durationSeconds))) {
          expect(beat.startSeconds * 2).toBeCloseTo(Math.round(beat.startSeconds * 2), 6);
        }
      }
    }
  });

  it('fills every frame of the film exactly, at every frame rate', () => {
    fc.assert(
      fc.property(anyRequest, fc.constantFrom(...frameRates), (request, fps) => {
        const spans = frameSpans(composeBeats(request), fps);
        expect(spans.every((span) => frameCount(span) > 0)).toBe(true);
        expect(spans.at(-1)!.endFrame).toBe(Math.round(request.durationSeconds * fps));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the pace of the archetype: lively ones cut every 2 to 3 seconds, luxury waits longer', () => {
    const mean = (archetype: ComposeRequest['archetype'], seconds: number): number =>
      seconds / composeBeats(plain(archetype, seconds)).length;
    for (const seconds of [30, 45, 60, 90, 150, 180]) {
      expect(mean('sport', seconds)).toBeGreaterThan(2);
      expect(mean('sport', seconds)).toBeLessThan(3.2);
      expect(mean('luxury', seconds)).toBeGreaterThan(3);
      expect(mean('luxury', seconds)).toBeLessThan(5);
    }
    for (const archetype of archetypeIds) {
      const longest = Math.max(
        ...composeBeats(plain(archetype, 60))
          .slice(0, -1)
          .map((beat) => beat.durationSeconds),
      );
      expect(longest).toBeLessThanOrEqual(archetypes[archetype].longestSeconds);
    }
  });

  it('shows a layout once in a film of 30 seconds', () => {
    for (const archetype of archetypeIds) {
      const layouts = composeBeats(plain(archetype, 30)).map((beat) => beat.layout);
      expect(new Set(layouts).size).toBe(layouts.length);
    }
  });

  it('gives the same beats for the same request and others for another seed', () => {
    const request = plain('food', 30);
    expect(composeBeats(request)).toEqual(composeBeats(request));
    const films = [1, 2, 3, 4].map((seed) => JSON.stringify(composeBeats({ ...request, seed })));
    expect(new Set(films).size).toBeGreaterThan(1);
  });

  it('opens with the signature of the archetype', () => {
    for (const archetype of archetypeIds) {
      expect(composeBeats(plain(archetype, 15))[0]!.layout).toBe(archetypes[archetype].signature);
    }
  });
});
