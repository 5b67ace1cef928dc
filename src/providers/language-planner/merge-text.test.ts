import { describe, expect, it } from 'vitest';
import type { Beat, BeatText } from '#domain/beat.ts';
import type { Spec } from '#domain/spec.ts';
import { buildBeat, buildSpec } from '#testkit/build-spec.ts';
import { mergeKind } from './merge-kinds.ts';
import { mergeText, type Refusal } from './merge-text.ts';
import { readAnswer, type BeatAnswer, type PlanAnswer } from './plan-answer.ts';

const own: BeatText = { headline: 'Own words', line: 'Own line', note: '', items: [] };

function answerOf(fields: Partial<BeatAnswer>): BeatAnswer {
  return (readAnswer({ beats: [fields] }) as PlanAnswer).beats![0]!;
}

function written(beat: Partial<Beat>, fields: Partial<BeatAnswer>) {
  const spec = specOf(buildBeat({ kind: 'benefit', layout: 'diagonal', text: own, durationSeconds: 3, ...beat }));
  const refusals: Refusal[] = [];
  return { text: mergeText(spec, 0, answerOf(fields), refusals), refusals };
}

function specOf(...beats: Beat[]): Spec {
  return { ...buildSpec(), prompt: 'Ember coffee. Dark, slow, 3 beans, "It wakes the house" — Jo', beats };
}

describe('the words of a frame', () => {
  it('are taken where they fit the layout', () => {
    expect(written({}, { headline: 'Grind less.', line: 'Wake *more*.' })).toEqual({
      text: { ...own, headline: 'Grind less.', line: 'Wake *more*.' },
      refusals: [],
    });
    const tooLong = written({}, { headline: 'A headline much too long for half a frame' });
    expect(tooLong).toEqual({ text: own, refusals: [{ where: 'headline of beat 1', reason: 'unfit' }] });
    expect(
      written({ layout: 'wall', durationSeconds: 4 }, { headline: 'A headline that is long enough here' }).text
        .headline,
    ).toBe('A headline that is long enough here');
    expect(written({ layout: 'worn-word' }, { headline: 'Two words' }).text).toEqual(own);
    expect(written({ layout: 'ring' }, { line: 'Too short' }).text).toEqual(own);
  });

  it('are no more than can be read in the time', () => {
    const answer = { headline: 'One two three four', line: 'five six seven eight' };
    expect(written({ durationSeconds: 3 }, answer).text).toMatchObject(answer);
    expect(written({ durationSeconds: 1.2 }, answer)).toEqual({
      text: own,
      refusals: [{ where: 'text of beat 1', reason: 'unfit' }],
    });
  });

  it('say the name where the frame is for it', () => {
    for (const kind of ['reveal', 'brand'] as const) {
      const beat = { kind, layout: 'spread' } as const;
      expect(written(beat, { headline: 'Here it is.' }).text.headline).toBe('Own words');
      expect(written(beat, { headline: 'Hello, *Ember*.' }).text.headline).toBe('Hello, *Ember*.');
    }
  });

  it('stay the client’s where they are a quote, an offer, a figure or a list', () => {
    const other = { headline: 'Other words', line: 'other line', note: 'other', items: ['one', 'two', 'three'] };
    expect(written({ kind: 'testimonial', layout: 'wall' }, other).text).toEqual(own);
    expect(written({ kind: 'offer', layout: 'wall' }, other).text).toEqual(own);
    expect(written({ layout: 'quote' }, other).text).toEqual(own);
    const figure = { ...own, headline: '3' };
    expect(written({ layout: 'number-front', text: figure }, other).text).toEqual({
      ...figure,
      line: 'other line',
      note: 'other',
    });
    expect(written({ layout: 'number-front' }, { headline: 'Less.' }).text.headline).toBe('Less.');
    const list = { ...own, items: ['Dark', 'Slow', 'Whole'] };
    expect(written({ layout: 'list-poster', text: list }, other).text.items).toEqual(list.items);
    expect(written({ layout: 'list-poster' }, other).text.items).toEqual(other.items);
    expect(written({ layout: 'list-poster' }, { items: ['one', '', 'three'] }).text.items).toEqual([]);
    const slogan = {
      kind: 'call_to_action',
      layout: 'end-card',
      text: { ...own, line: 'It wakes the house' },
    } as const;
    expect(written(slogan, other).text).toEqual(slogan.text);
  });

  it('are freed of markup, emoji and marks of quotation', () => {
    const { text } = written({ layout: 'wall' }, { headline: ' **“<b>Slow</b>\u200b mornings 🌞.”** ', note: '*' });
    expect(text).toEqual({ ...own, headline: 'Slow mornings.' });
    expect(written({ layout: 'wall' }, { headline: '"Slow *mornings."' }).text.headline).toBe('Slow mornings.');
  });
});

describe('the kind of a frame', () => {
  const spec = specOf(
    buildBeat({ kind: 'hook' }),
    buildBeat({ kind: 'tension', layout: 'wall' }),
    buildBeat({ kind: 'reveal', layout: 'spread' }),
    buildBeat({ kind: 'feature', layout: 'triptych' }),
    buildBeat({ kind: 'benefit', layout: 'wall' }),
    buildBeat({ kind: 'call_to_action', layout: 'end-card' }),
  );

  it('changes where its layout and its place allow', () => {
    expect(mergeKind(spec, 1, 'problem')).toBe('problem');
    expect(mergeKind(spec, 4, 'comparison')).toBe('comparison');
    expect(mergeKind(spec, 4, 'problem')).toBe('benefit');
    expect(mergeKind(spec, 3, 'comparison')).toBe('feature');
    expect(mergeKind(spec, 3, 'demonstration')).toBe('demonstration');
    expect(mergeKind(spec, 4, null)).toBe('benefit');
  });

  it('never becomes or leaves one that holds the story or the client’s words', () => {
    for (const index of [0, 2, 5]) expect(mergeKind(spec, index, 'feature')).toBe(spec.beats[index]!.kind);
    for (const kind of ['hook', 'reveal', 'offer', 'testimonial', 'proof', 'brand', 'call_to_action'] as const)
      expect(mergeKind(spec, 4, kind)).toBe('benefit');
  });
});
