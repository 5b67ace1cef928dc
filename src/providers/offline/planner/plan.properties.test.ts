import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { promptMaximumCharacters } from '#domain/make-request.ts';
import { parseSpec } from '#domain/spec.ts';
import type { Beat } from '#domain/beat.ts';
import type { Spec } from '#domain/spec.ts';
import { samplePrompts } from '#testkit/sample-prompts.ts';
import { createOfflinePlanner } from './plan.ts';
import { planRequest } from '#testkit/plan-request.ts';

const planner = createOfflinePlanner();

const words = fc.constantFrom(
  ...'ad for Nike sneakers, . ! ? 30 seconds 20% off until Friday order at shop.example “ ” « » 「 」 の 广告 إعلان विज्ञापन Luna & co coffee * / ¦ 9:16 <b> </p> 👟 € in blue and gold called by that show a vertical 48 h - — \n'.split(
    ' ',
  ),
);
const anyPrompt = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
);

describe('the offline planner, whatever it is asked', () => {
  it('gives a valid plan or says what is wrong', async () => {
    const whatever = fc.assert(
      fc.asyncProperty(anyPrompt, fc.nat(), async (prompt, seed) => {
        const outcome = await planner.plan(planRequest(prompt, { seed })).catch((error: unknown) => error);
        if (outcome instanceof BeatboardError) return ['prompt_empty', 'prompt_unsafe'].includes(outcome.code);
        const spec = outcome as Spec;
        return isDeepStrictEqual(parseSpec(structuredClone(spec)), spec) && spec.prompt === prompt;
      }),
      { numRuns: 400 },
    );
    await expect(whatever).resolves.toBeUndefined();
  });

  it('reads the longest prompts in good time, and refuses longer ones', async () => {
    for (const unit of ['a', 'ad for ', 'x, ', '広告', '20% ', '“', '1:30 ', 'coffee and ', 'Über ']) {
      const prompt = unit.repeat(Math.floor(promptMaximumCharacters / unit.length));
      const before = process.cpuUsage();
      await planner.plan(planRequest(prompt));
      // Of the processor's time, since the machine may have other work.
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(2.5);
    }
    await expect(planner.plan(planRequest('a'.repeat(promptMaximumCharacters + 1)))).rejects.toMatchObject({
      code: 'prompt_too_long',
    });
    for (const blank of ['', '  \n\t', '\u200b']) {
      await expect(planner.plan(planRequest(blank))).rejects.toMatchObject({ code: 'prompt_empty' });
    }
  });

  it('plans every length, alone and in long films, with text the layouts can set', async () => {
    for (const durationSeconds of [5, 6, 7.3, 12, 29.97, 45, 77, 120, 180]) {
      for (const { prompt } of samplePrompts) {
        const spec = await planner.plan(planRequest(prompt, { durationSeconds }));
        expect(spec.durationSeconds).toBe(durationSeconds);
        expect(spec.beats.filter((beat) => !isSettable(beat))).toEqual([]);
      }
    }
  });
});

/** Whether a beat has the words its layout is made for. */
function isSettable({ kind, layout, subjects, text: { headline, line, items } }: Beat): boolean {
  if (headline.includes('{name}')) return false;
  if (layout === 'triptych') return items.length === 3 && subjects.length === 3;
  if (layout === 'list-poster') return items.length >= 3;
  if (layout === 'diagonal') return headline !== '' && line !== '';
  if (layout === 'ring') return line.length >= 15 && line.length <= 70;
  return headline !== '' || !(layout === 'quote' || kind === 'hook' || kind === 'reveal' || kind === 'call_to_action');
}

describe('the offline planner and its seed', () => {
  it('gives the same plan for the same request and another one for another seed', async () => {
    for (const { prompt } of samplePrompts.slice(0, 8)) {
      const [first, again, other] = await Promise.all(
        [1, 1, 2].map((seed) => planner.plan(planRequest(prompt, { seed }))),
      );
      expect(again).toEqual(first);
      expect(JSON.stringify({ ...other, seed: 1 })).not.toBe(JSON.stringify(first));
    }
  });
});

describe('what an ad may say', () => {
  it('shows no figure that the prompt does not hold', async () => {
    for (const { prompt } of samplePrompts) {
      for (const seed of [1, 2, 3]) {
        const spec = await planner.plan(planRequest(prompt, { seed }));
        const figures = prompt
          .normalize('NFKC')
          .replaceAll(/[٠-٩]/gu, (digit) => String(digit.codePointAt(0)! - 0x660));
        for (const { text } of spec.beats) {
          for (const figure of [text.headline, text.line, text.note, ...text.items].join(' ').match(/\d+/gu) ?? []) {
            expect(figures).toContain(figure);
          }
        }
      }
    }
  });

  it('never lets an order to the maker onto the screen', async () => {
    for (const { prompt } of samplePrompts) {
      const spec = await planner.plan(planRequest(prompt));
      const screen = spec.beats.flatMap(({ text }) => [text.headline, text.line, text.note, ...text.items]).join('\n');
      expect(screen).not.toMatch(
        /\b(?:create|make a|commercial|ad for|style|anuncio|publicité|werbespot|vertical)\b|广告|制作|作って|إعلان|विज्ञापन/iu,
      );
    }
  });

  it('quotes somebody only where the prompt does', async () => {
    const plain = await planner.plan(planRequest('Testimonial ad for Northside Physio, 30 seconds'));
    expect(plain.beats.some((beat) => beat.layout === 'quote' || beat.kind === 'testimonial')).toBe(false);
    const told = await planner.plan(
      planRequest('"I was back on the trail in no time." — Maya. Ad for Northside Physio'),
    );
    expect(told.beats[0]!.text).toMatchObject({ headline: 'I was back on the trail in no time.', line: 'Maya' });
  });
});

describe('options beside the prompt', () => {
  it('beat the prompt, with a warning where they differ', async () => {
    const spec = await planner.plan(
      planRequest('30 second vertical ad for tea', {
        durationSeconds: 12,
        aspectRatio: '1:1',
        resolution: '1080p',
        fps: 25,
        title: 'Mine',
      }),
    );
    expect(spec).toMatchObject({
      durationSeconds: 12,
      aspectRatio: '1:1',
      resolution: '1080p',
      fps: 25,
      title: 'Mine',
    });
    expect(spec.warnings).toHaveLength(2);
    const silent = await planner.plan(planRequest('ad for tea', { durationSeconds: 12 }));
    expect(silent.warnings).toEqual([]);
  });

  it('takes tempo, first beat and, in a music video, the length from the track', async () => {
    const track = { assetId: 'a', durationSeconds: 95.4, tempoBpm: 300, firstBeatSeconds: 0.31 };
    const spec = await planner.plan({ ...planRequest('Music video for my song "Neon Rain"'), track });
    expect(spec.audio).toMatchObject({ tempoBpm: 150, firstBeatSeconds: 0.31, assetId: 'a' });
    expect(spec.durationSeconds).toBe(95);
    const short = await planner.plan({ ...planRequest('ad for tea'), track: { ...track, durationSeconds: 14.2 } });
    expect(short.durationSeconds).toBe(14);
    expect(short.warnings).toHaveLength(1);
  });

  it('takes the palette of the product photo unless the prompt names colours', async () => {
    const palette = {
      night: '#101010',
      hot: '#aa3300',
      field: '#aa8866',
      pale: '#fff8f0',
      ink: '#100800',
      paper: '#fffaf5',
      accent: '#ff6600',
    };
    const image = { assetId: 'i', sha256: 's', cutOutAssetId: null, cutOutSha256: null, palette };
    const request = planRequest('ad for tea, 10 s');
    expect((await planner.plan({ ...request, images: [image] })).style.palette).toEqual(palette);
    const named = await planner.plan({ ...planRequest('ad for tea in blue and gold, 10 s'), images: [image] });
    expect(named.style.palette.hot).toBe('#1f4fd8');
  });
});
