import { describe, expect, it } from 'vitest';
import { frameSize, type AspectRatio } from '#domain/frame-format.ts';
import { directionOf, type Language } from '#domain/language.ts';
import type { Palette } from '#domain/spec.ts';
import { measureText } from '../../composition/measure-text.ts';
import { overlaps } from '../../canvas/geometry.ts';
import { createLayer } from '../../canvas/layer.ts';
import { createStage } from '../stage.ts';
import type { TypeRequest } from '../type-request.ts';
import { endCardLayout } from './end-card.ts';
import { endCardPlan } from './end-card-plans.ts';

const palette: Palette = {
  night: '#120a0d',
  hot: '#c8401c',
  field: '#c08a5c',
  pale: '#f4eadc',
  ink: '#160c0a',
  paper: '#fff8ee',
  accent: '#f0a63a',
};

const names: readonly (readonly [Language, string, string, string, string])[] = [
  ['en', 'Go', '', '', 'Try'],
  ['en', 'halo', 'One. Nothing else.', '€249, sent back free', 'Hear it for 30 days'],
  [
    'de',
    'Kettle & Crane Coffee Company',
    'Kaffee, dienstags geröstet und donnerstags da.',
    'Termin: 030 123456',
    'Jetzt Beratungstermin buchen',
  ],
  ['ja', '夜明けのお茶', '一杯で、朝が変わる。', '初回半額', '今すぐ試す'],
  ['ar', 'كيتل آند كرين', 'قهوة تُحمَّص كل ثلاثاء.', 'خصم ٢٠٪ على أول كيس', 'اطلب كيسك الأول'],
  ['hi', 'छतरी', 'हर बारिश में साथ।', '₹99 से शुरू', 'अभी खरीदें'],
];
const seeds = [1, 2, 3, 6, 9, 15, 18];

function requestOf([language, headline, line, note, button]: (typeof names)[number], seed: number): TypeRequest {
  return {
    archetype: 'food',
    palette,
    faces: { display: 'fraunces-900', text: 'dm-sans-500', accent: 'fraunces-600-italic' },
    layout: 'end-card',
    value: 'pale',
    kind: 'call_to_action',
    language,
    text: { headline, line, note, items: [] },
    signature: headline,
    callToAction: button,
    logoPath: null,
    hasHero: true,
    durationSeconds: 3,
    pulseSeconds: 0.5,
    seed,
    groundUnder: () => ({ darkest: palette.pale, lightest: palette.pale }),
  };
}

describe('endCardPlan', () => {
  it('has six compositions for wide frames and four for upright and square ones', () => {
    const rooms = (aspect: AspectRatio): number => {
      const { width, height } = frameSize(aspect, '720p');
      const stage = createStage(width, height, 'ltr');
      return new Set(Array.from({ length: 60 }, (_, seed) => JSON.stringify(endCardPlan(stage, seed)))).size;
    };
    expect(rooms('16:9')).toBe(6);
    expect(rooms('9:16')).toBe(4);
    expect(rooms('1:1')).toBe(4);
  });
});

describe('setType of the end card', () => {
  it.each(['16:9', '9:16', '1:1', '4:5'] as const)(
    'keeps all words apart, inside and readable in %s',
    async (aspect) => {
      const { width, height } = frameSize(aspect, '720p');
      const frame = createLayer(width, height, (context) => {
        context.fillStyle = palette.pale;
        context.fillRect(0, 0, width, height);
      });
      for (const name of names) {
        const stage = createStage(width, height, directionOf(name[0]));
        for (const seed of seeds) {
          const { placements } = await endCardLayout.setType(requestOf(name, seed), stage);
          const measured = placements.map((placement) => measureText(placement, frame, stage));
          const label = `${aspect} ${name[1]} seed ${seed}`;
          expect(
            measured.filter((text) => !text.insideSafeArea).map((text) => text.text),
            label,
          ).toEqual([]);
          expect(
            measured.filter((text) => text.contrastRatio < text.requiredContrast).map((text) => text.text),
            label,
          ).toEqual([]);
          expect(
            measured.some((text, index) => measured.slice(index + 1).some((other) => overlaps(text.box, other.box))),
            label,
          ).toBe(false);
          const button = measured.find((text) => text.role === 'button');
          expect(button?.fromSeconds, label).toBeLessThanOrEqual(0.61);
          expect(button!.box.height, label).toBeGreaterThan(stage.side * 0.022);
        }
      }
    },
  );
});
