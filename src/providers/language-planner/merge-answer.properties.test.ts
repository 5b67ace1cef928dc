import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { archetypeIds } from '#domain/archetype-id.ts';
import { beatKinds, type Beat } from '#domain/beat.ts';
import { musicMoods } from '#domain/music-mood.ts';
import { parseSpec, toleranceSeconds, type Spec } from '#domain/spec.ts';
import { basePlanner } from '#testkit/base-planner.ts';
import { planRequest } from '#testkit/plan-request.ts';
import { samplePrompts } from '#testkit/sample-prompts.ts';
import { findJson } from './mend-json.ts';
import { mergeAnswer, type Ways } from './merge-answer.ts';
import { readAnswer, type BeatAnswer, type PlanAnswer } from './plan-answer.ts';
import { planWays } from './plan-ways.ts';

const cases = [1, 3, 5, 9, 13, 15, 17, 18].map((index) => samplePrompts[index]!);
const voiced = { prompt: 'A 20-second ad for Ember coffee with a voice-over', options: { seed: 3 } };
const stories: { readonly ways: Ways; readonly request: ReturnType<typeof planRequest>['request'] }[] = [];

beforeAll(async () => {
  for (const { prompt, options } of [...cases, voiced]) {
    const request = planRequest(prompt, options);
    stories.push({ ways: await planWays(basePlanner, request), request: request.request });
  }
});

const anyStory = fc.nat({ max: cases.length }).map((index) => stories[index]!);

const anyText = fc.oneof(
  fc.constantFrom(
    '',
    '  ',
    '**',
    'Quiet *power*.',
    'One thing less.',
    'Halo One',
    'Save 80% now',
    '999',
    'Kein Aber.',
    'Free delivery',
    '“Best coffee I ever had in my life”',
    'صباح *هادئ*',
    '静かな朝',
    '<b>Run</b> 👟',
    'Ember coffee, at last',
    '\u0000\u202e*',
  ),
  fc.string({ maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('calm', 'bold', 'light', '*every*', 'morning', 'off', 'road'), { maxLength: 12 })
    .map((words) => words.join(' ')),
);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });
const anySeconds = fc.oneof(fc.double({ min: 0.5, max: 6, noNaN: true }), fc.double(), fc.constantFrom(0, -1, 1e9));

const anyBeat: fc.Arbitrary<BeatAnswer> = fc.record({
  beat: maybe(fc.oneof(fc.integer({ min: 1, max: 14 }), fc.double())),
  kind: maybe(fc.constantFrom(...beatKinds)),
  headline: maybe(anyText),
  line: maybe(anyText),
  note: maybe(anyText),
  items: maybe(fc.array(anyText, { maxLength: 6 })),
  visual: maybe(
    fc.record({
      subject: maybe(anyText),
      action: maybe(anyText),
      setting: maybe(anyText),
      light: maybe(anyText),
      lens: maybe(anyText),
    }),
  ),
  shot: maybe(fc.constantFrom('wide', 'medium', 'close', 'macro')),
  camera: maybe(fc.constantFrom('push-in', 'rise', 'orbit')),
  motion: maybe(anyText),
  seconds: maybe(anySeconds),
  voiceOver: maybe(anyText),
});
const anyAnswer: fc.Arbitrary<PlanAnswer> = fc.record({
  archetype: maybe(fc.constantFrom(...archetypeIds)),
  title: maybe(anyText),
  tone: maybe(anyText),
  mood: maybe(fc.constantFrom(...musicMoods)),
  product: maybe(
    fc.record({
      name: maybe(anyText),
      brand: maybe(anyText),
      category: maybe(anyText),
      audience: maybe(anyText),
      offer: maybe(anyText),
      callToAction: maybe(anyText),
      contact: maybe(anyText),
    }),
  ),
  beats: maybe(fc.array(maybe(anyBeat), { maxLength: 14 })),
});

const statedFields = [
  'prompt',
  'category',
  'language',
  'seed',
  'durationSeconds',
  'aspectRatio',
  'resolution',
  'fps',
  'logo',
  'productImages',
] as const;

/** Where a plan is not whole, or does not hold what its prompt and request state. */
function faultsOf(spec: Spec, base: Spec): string[] {
  const last = spec.beats.at(-1)!;
  const endSeconds = last.startSeconds + last.durationSeconds;
  const step = 60 / spec.audio.tempoBpm / 16;
  const offGrid = spec.beats.some(({ startSeconds }) => {
    const steps = (startSeconds - spec.audio.firstBeatSeconds) / step;
    return Math.abs(steps - Math.round(steps)) > 1e-6;
  });
  const facts = (['brand', 'offer', 'contact'] as const).filter((field) => base.product[field] !== null);
  return named({
    valid: isDeepStrictEqual(parseSpec(structuredClone(spec)), spec),
    'adding up': Math.abs(endSeconds - base.durationSeconds) <= toleranceSeconds,
    ...Object.fromEntries(statedFields.map((field) => [field, isDeepStrictEqual(spec[field], base[field])])),
    ...Object.fromEntries(facts.map((field) => [field, spec.product[field] === base.product[field]])),
    'as many beats': spec.beats.length === base.beats.length,
    hook: spec.beats[0]!.kind === 'hook',
    reveal: spec.beats.filter(({ kind }) => kind === 'reveal').length === 1,
    close: last.kind === 'call_to_action' && last.durationSeconds >= 2.5 - toleranceSeconds,
    'on the music': !offGrid,
  });
}

/** Fields that a model left empty and that are not the plan's own all the same. */
function strayFields(spec: Spec, base: Spec, answer: PlanAnswer): string[] {
  const product = Object.entries(answer.product ?? {}).filter(([, value]) => value === null);
  const answers = answer.beats ?? [];
  const isTimed = answer.mood !== null || answers.some((beat) => beat !== null && beat.seconds !== null);
  return named({
    title: answer.title !== null || spec.title === base.title,
    tone: answer.tone !== null || spec.style.tone === base.style.tone,
    look: isDeepStrictEqual({ ...spec.style, tone: '' }, { ...base.style, tone: '' }),
    audio: answer.mood !== null || isDeepStrictEqual(spec.audio, base.audio),
    product: answer.product !== null || isDeepStrictEqual(spec.product, base.product),
    ...Object.fromEntries(product.map(([field]) => [field, sameField(spec.product, base.product, field)])),
    times: isTimed || isDeepStrictEqual(timesOf(spec), timesOf(base)),
    ...Object.fromEntries(
      spec.beats.map((beat, index) => {
        const said = answers.filter(
          (other, place) => other !== null && (other.beat === null ? place : other.beat - 1) === index,
        ) as BeatAnswer[];
        return [`beat ${index}`, strayInBeat(beat, base.beats[index]!, said).length === 0];
      }),
    ),
  });
}

function strayInBeat(beat: Beat, own: Beat, said: readonly BeatAnswer[]): string[] {
  const isOwn = (field: keyof BeatAnswer, value: unknown, plan: unknown): boolean =>
    said.some((other) => other[field] !== null) || isDeepStrictEqual(value, plan);
  const lookOf = ({ layout, value, subjects, transition }: Beat) => ({ layout, value, subjects, transition });
  return named({
    kind: isOwn('kind', beat.kind, own.kind),
    headline: isOwn('headline', beat.text.headline, own.text.headline),
    line: isOwn('line', beat.text.line, own.text.line),
    note: isOwn('note', beat.text.note, own.text.note),
    items: isOwn('items', beat.text.items, own.text.items),
    visual: isOwn('visual', beat.visual, own.visual),
    shot: isOwn('shot', beat.direction.shot, own.direction.shot),
    camera: isOwn('camera', beat.direction.camera, own.direction.camera),
    motion: isOwn('motion', beat.direction.action, own.direction.action),
    voiceOver: isOwn('voiceOver', beat.voiceOver, own.voiceOver),
    look: isDeepStrictEqual(lookOf(beat), lookOf(own)),
  });
}

function sameField(one: Spec['product'], other: Spec['product'], field: string): boolean {
  return isDeepStrictEqual(one[field as keyof Spec['product']], other[field as keyof Spec['product']]);
}

const timesOf = ({ beats }: Spec): number[] => beats.flatMap((beat) => [beat.startSeconds, beat.durationSeconds]);

/** Names of what does not hold. */
function named(checks: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(checks).filter((name) => checks[name] !== true);
}

/** Runs a property that names its faults. */
function assertFaultless<Values extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  faults: (...values: Values) => readonly string[],
): void {
  const property = fc.property(...arbitraries, (...values: Values) => {
    const found = faults(...values);
    if (found.length > 0) throw new Error(`These do not hold: ${found.join(', ')}.`);
  });
  fc.assert(property, { numRuns: 300 });
}

const baseOf = (ways: Ways, { archetype }: PlanAnswer): Spec => ways.get(archetype!) ?? ways.values().next().value!;

const shownOf = ({ beats, title, product }: Spec): string => {
  const texts = beats.flatMap(({ text, voiceOver }) => [...Object.values(text).flat(), voiceOver]);
  return [title, product.name, product.callToAction, ...texts].join(' ').normalize('NFKC');
};

describe('whatever a model answers', () => {
  it('the plan is valid, adds up, is cut on the music and keeps what is stated', () => {
    const check = () =>
      assertFaultless([anyStory, anyAnswer], ({ ways, request }, answer) =>
        faultsOf(mergeAnswer(ways, answer, request), baseOf(ways, answer)),
      );
    expect(check).not.toThrow();
  });

  it('every field it left empty is the plan’s own', () => {
    const check = () =>
      assertFaultless([anyStory, anyAnswer], ({ ways, request }, answer) =>
        strayFields(mergeAnswer(ways, answer, request), baseOf(ways, answer), answer),
      );
    expect(check).not.toThrow();
  });

  it('no figure is shown that neither prompt nor plan holds', () => {
    const check = () =>
      assertFaultless([anyStory, anyAnswer], ({ ways, request }, answer) => {
        const base = baseOf(ways, answer);
        const known = `${base.prompt.normalize('NFKC')} ${shownOf(base)}`;
        const figures = shownOf(mergeAnswer(ways, answer, request)).match(/[0-9]+/gu) ?? [];
        return figures.filter((figure) => !known.includes(figure));
      });
    expect(check).not.toThrow();
  });

  it('any JSON at all gives a whole plan or a reason', () => {
    const fields = { title: fc.jsonValue(), product: fc.jsonValue(), mood: fc.jsonValue(), beats: fc.jsonValue() };
    const near = fc.record({ ...fields, beats: fc.array(fc.jsonValue()) }, { requiredKeys: [] });
    const anyJson = fc.oneof(fc.jsonValue(), fc.record(fields, { requiredKeys: [] }), near);
    const check = () =>
      assertFaultless([anyStory, anyJson], ({ ways, request }, value) => {
        const found = findJson(JSON.stringify(value));
        const answer = found === null ? { faults: ['none'] } : readAnswer(found.value);
        if ('faults' in answer) return answer.faults.length === 0 ? ['a reason'] : [];
        return faultsOf(mergeAnswer(ways, answer, request), baseOf(ways, answer));
      });
    expect(check).not.toThrow();
  });

  it('the checks see what they are for', async () => {
    const { ways, request } = stories[0]!;
    const answer = readAnswer({ title: 'A', beats: [{ headline: 'Quiet *power*.', seconds: 1.2 }] }) as PlanAnswer;
    const [base] = [...ways.values()] as [Spec];
    const spec = mergeAnswer(ways, answer, request);
    expect(strayFields(spec, base, { ...answer, beats: null, title: null })).toEqual(['title', 'times', 'beat 0']);
  });
});
