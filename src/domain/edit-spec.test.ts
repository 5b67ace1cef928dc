import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySpec } from '#testkit/any-spec.ts';
import { buildSpec } from '#testkit/build-spec.ts';
import { archetypes } from './archetype.ts';
import { beatKinds, type Beat } from './beat.ts';
import { diffSpecs } from './diff-spec.ts';
import { beatOrigins } from './edit-beats.ts';
import { editSpec, noCallWarning } from './edit-spec.ts';
import { BeatboardError } from './errors.ts';
import { parseSpec, type Spec } from './spec.ts';
import type { BeatPatch, SpecPatch } from './spec-patch.ts';

const anyBeatPatch = (beatCount: number): fc.Arbitrary<BeatPatch> =>
  fc.oneof(
    fc.record(
      {
        beatIndex: fc.nat(beatCount - 1),
        durationSeconds: fc.double({ min: 0.3, max: 9, noNaN: true }),
        visual: fc.string({ maxLength: 20 }),
        text: fc.record({ headline: fc.string({ maxLength: 20 }) }, { requiredKeys: [] }),
      },
      { requiredKeys: ['beatIndex'] },
    ),
    fc.record(
      { kind: fc.constantFrom(...beatKinds), durationSeconds: fc.double({ min: 0.5, max: 5, noNaN: true }) },
      { requiredKeys: ['kind'] },
    ),
  );

const anyEdit = anySpec.chain((spec) =>
  fc.record({
    spec: fc.constant(spec),
    patch: fc.record(
      {
        durationSeconds: fc.integer({ min: 5, max: 60 }),
        beats: fc.array(anyBeatPatch(spec.beats.length), { minLength: 1, maxLength: 10 }),
      },
      { requiredKeys: [] },
    ),
  }),
);

function attempt(spec: Spec, patch: SpecPatch): { edited?: Spec; error?: unknown } {
  try {
    return { edited: editSpec(spec, patch) };
  } catch (error) {
    return { error };
  }
}

const withoutStart = (beat: Beat): Omit<Beat, 'startSeconds'> => {
  const { startSeconds: _, ...rest } = beat;
  return rest;
};

describe('editSpec', () => {
  it('gives a valid plan or a reason, whatever is asked (property)', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyEdit, ({ spec, patch }) => {
        const { edited, error } = attempt(spec, patch);
        expect(error === undefined || error instanceof BeatboardError).toBe(true);
        if (edited === undefined) return;
        accepted++;
        expect(parseSpec(edited)).toEqual(edited);
        const origins = beatOrigins(spec, patch);
        for (const [place, beatPatch] of (patch.beats ?? []).entries()) {
          const beat = edited.beats[place]!;
          const base = origins[place] === null ? undefined : spec.beats[origins[place]!];
          const set = beatPatch.durationSeconds ?? beat.durationSeconds;
          expect(beat.durationSeconds).toBe(
            Math.abs(set - (base?.durationSeconds ?? 0)) < 1e-6 ? base!.durationSeconds : set,
          );
          expect(beat.kind).toBe(beatPatch.kind ?? base?.kind);
          // A new beat never has the brightness of a neighbour; old neighbours keep theirs.
          const neighbours = [edited.beats[place - 1]?.value, edited.beats[place + 1]?.value];
          expect(base === undefined && neighbours.includes(beat.value)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(80);
  });

  it('changes nothing when nothing is asked, or when the plan is sent back as it is (property)', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { title, durationSeconds, product, audio, beats } = spec;
        const { archetype, tone, palette } = spec.style;
        const { mood, tempoBpm } = audio;
        const whole = {
          title,
          durationSeconds,
          product,
          style: { archetype, tone, palette },
          audio: { mood, tempoBpm },
          beats,
        };
        for (const patch of [{}, { beats: beats.map(() => ({})) }, { style: {}, product: {}, audio: {} }, whole]) {
          expect(editSpec(spec, patch)).toEqual(spec);
        }
      }),
    );
  });

  it('touches exactly the field that is named (property)', () => {
    fc.assert(
      fc.property(anySpec, fc.nat(8), fc.string({ maxLength: 30 }), (spec, beat, headline) => {
        const index = beat % spec.beats.length;
        fc.pre(headline !== spec.beats[index]!.text.headline);
        const beats = spec.beats.map((_, place) => (place === index ? { text: { headline } } : {}));
        expect(diffSpecs(spec, editSpec(spec, { beats }))).toEqual([`beats.${index}.text.headline`]);
      }),
    );
  });

  it('reorders without touching a length (property)', () => {
    fc.assert(
      fc.property(
        anySpec.chain((spec) =>
          fc.tuple(fc.constant(spec), fc.shuffledSubarray([...spec.beats.keys()], { minLength: spec.beats.length })),
        ),
        ([spec, order]) => {
          const edited = editSpec(spec, { beats: order.map((beatIndex) => ({ beatIndex })) });
          expect(edited.beats.map(withoutStart)).toEqual(order.map((index) => withoutStart(spec.beats[index]!)));
        },
      ),
    );
  });

  it('keeps every cut outside of two beats that trade time', () => {
    const spec = buildSpec();
    const edited = editSpec(spec, { beats: [{ durationSeconds: 2 }, { durationSeconds: 1.6 }, {}] });
    expect(edited.beats.map((beat) => beat.durationSeconds)).toEqual([2, 1.6, 2.4]);
    expect(edited.beats[2]).toEqual(spec.beats[2]);
  });

  it('scales all beats to another length of the ad', () => {
    const edited = editSpec(buildSpec(), { durationSeconds: 9 });
    expect(edited.durationSeconds).toBe(9);
    const [hook, reveal, call] = edited.beats.map((beat) => beat.durationSeconds);
    expect(hook).toBeCloseTo(2.7, 1);
    expect(reveal).toBeCloseTo(2.7, 1);
    expect(call).toBeCloseTo(3.6, 1);
  });

  it('removes a null only where null was sent', () => {
    const spec = buildSpec();
    expect(editSpec(spec, { product: { name: 'Ash' } }).product).toEqual({ ...spec.product, name: 'Ash' });
    expect(editSpec(spec, { product: { brand: null } }).product.brand).toBeNull();
  });

  it('lets the tone follow to another archetype unless somebody chose it', () => {
    const spec = buildSpec();
    expect(editSpec(spec, { style: { archetype: 'luxury' } }).style).toEqual({
      ...spec.style,
      archetype: 'luxury',
      tone: archetypes.luxury.tone,
    });
    expect(editSpec(spec, { style: { archetype: 'luxury', tone: 'dry' } }).style.tone).toBe('dry');
    const chosen = buildSpec({ style: { ...spec.style, tone: 'wry' } });
    expect(editSpec(chosen, { style: { archetype: 'luxury' } }).style.tone).toBe('wry');
  });

  it('dresses a new beat from what the plan knows', () => {
    const edited = editSpec(buildSpec(), {
      beats: [{ beatIndex: 0 }, { kind: 'brand' }, { beatIndex: 1 }, { beatIndex: 2 }],
    });
    expect(edited.beats[1]).toMatchObject({
      kind: 'brand',
      text: { headline: 'Ember', line: '', note: '', items: [] },
      subjects: ['hot-beverage'],
      direction: { shot: 'wide', action: '' },
    });
    // The name is not given away before the reveal.
    expect(['name-behind', 'ring', 'wall']).not.toContain(edited.beats[1]!.layout);
    const ended = editSpec(buildSpec(), { beats: [{ beatIndex: 0 }, { beatIndex: 1 }, { kind: 'call_to_action' }] });
    expect(ended.beats[2]).toMatchObject({ layout: 'end-card', text: { headline: 'Order now' }, value: 'pale' });
  });

  it('warns once when the call to action leaves the end, and takes it back', () => {
    const without = editSpec(buildSpec(), { beats: [{ beatIndex: 0 }, { beatIndex: 1 }] });
    expect(without.warnings).toEqual([noCallWarning]);
    expect(editSpec(without, { beats: [{}, {}] }).warnings).toEqual([noCallWarning]);
    const back = editSpec(without, { beats: [{ beatIndex: 0 }, { beatIndex: 1 }, { kind: 'call_to_action' }] });
    expect(back.warnings).toEqual([]);
  });

  it('refuses what it cannot do, in a sentence', () => {
    const refuse = (patch: SpecPatch, words: string): void => expect(() => editSpec(buildSpec(), patch)).toThrow(words);
    refuse({ beats: [{}, {}] }, 'Beat 1 is new and needs a kind of the beat library.');
    refuse({ beats: [{ beatIndex: 3 }] }, 'There is no beat with the index 3: the plan has 3 beats, counted from 0.');
    refuse({ beats: [] }, 'beats');
    refuse({ beats: [{ durationSeconds: 7 }, {}, {}] }, 'Beat 1 alone lasts 7 s, but the ad lasts 6 s.');
    refuse({ durationSeconds: 200 }, 'durationSeconds');
    refuse({ fps: 24 } as SpecPatch, "The plan's fps cannot be edited.");
    refuse({ style: { palette: { mauve: '#000000' } } } as SpecPatch, 'style.palette');
    refuse({ style: { archetype: 'noir' } } as unknown as SpecPatch, 'style.archetype');
  });
});
