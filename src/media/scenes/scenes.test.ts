import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { archetypeIds } from '#domain/archetype-id.ts';
import { layoutIds, tonalValues, type LayoutId } from '#domain/beat.ts';
import { aspectRatios, frameSize, type AspectRatio } from '#domain/frame-format.ts';
import { directionOf, type Language } from '#domain/language.ts';
import type { Palette } from '#domain/spec.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import { groundRange } from '../composition/ground.ts';
import { measureText } from '../composition/measure-text.ts';
import { overlaps } from '../canvas/geometry.ts';
import { layoutOf } from './layout-registry.ts';
import type { Plate } from './plate.ts';
import type { HeroSource, PlateRequest } from './plate-request.ts';
import { createStage, type Stage } from './stage.ts';
import type { TypeLayers, TypeRequest } from './type-request.ts';

const palette: Palette = {
  night: '#120a0d',
  hot: '#c8401c',
  field: '#c08a5c',
  pale: '#f4eadc',
  ink: '#160c0a',
  paper: '#fff8ee',
  accent: '#f0a63a',
};

const words: Record<string, { headline: string; line: string; items: string[]; button: string }> = {
  en: {
    headline: 'Slow *mornings*',
    line: 'Roasted every Tuesday',
    items: ['Cherry', 'Cocoa', 'Orange'],
    button: 'Order now',
  },
  de: {
    headline: 'Frühstücksgeschirr',
    line: 'Handgemacht im Bergischen Land',
    items: ['Tassen', 'Teller', 'Schüsseln'],
    button: 'Jetzt bestellen',
  },
  ja: { headline: '朝の光', line: '毎朝、ひとしずく。', items: ['うるおい', '香り', '静けさ'], button: '詳しく見る' },
  ar: { headline: 'صباح هادئ', line: 'قهوة تُحمّص كل ثلاثاء', items: ['كرز', 'كاكاو', 'برتقال'], button: 'اطلب الآن' },
  hi: { headline: 'सुबह की शुरुआत', line: 'हर मंगलवार ताज़ा', items: ['स्वाद', 'सुगंध', 'सुकून'], button: 'अभी ऑर्डर करें' },
};
const languages = Object.keys(words) as Language[];
const heroes: readonly HeroSource[] = [
  { kind: 'art', icon: 'hot-beverage' },
  { kind: 'form' },
  { kind: 'art', icon: 'running-shoe' },
];

/** Each layout meets several archetypes, formats, languages and heroes; together the cases cover every one of each. */
function caseOf(layout: LayoutId, round: number) {
  const number = layoutIds.indexOf(layout) * 3 + round * 7;
  const aspect = aspectRatios[(number + round) % aspectRatios.length]!;
  const language = round === 0 ? 'en' : languages[number % languages.length]!;
  const whole = frameSize(aspect as AspectRatio, '720p');
  // Everyday half as wide and high: layouts are laid out in shares of the frame.
  const [width, height] = isThorough ? [whole.width, whole.height] : [whole.width / 2, whole.height / 2];
  const shared = {
    archetype: archetypeIds[number % archetypeIds.length]!,
    palette,
    layout,
    value: tonalValues[number % tonalValues.length]!,
    durationSeconds: 2.4,
    pulseSeconds: 0.5,
    seed: number + 1,
  };
  const plate: PlateRequest = {
    ...shared,
    hero: heroes[number % heroes.length]!,
    companions: ['croissant', 'cookie', 'red-apple'],
    shot: 'medium',
    camera: 'push-in',
    move: null,
    direction: directionOf(language),
    width,
    height,
  };
  const text = words[language]!;
  const type: Omit<TypeRequest, 'groundUnder'> = {
    ...shared,
    faces: { display: 'fraunces-900', text: 'dm-sans-500', accent: 'fraunces-600-italic' },
    kind: layout === 'end-card' ? 'call_to_action' : 'feature',
    language,
    text: { headline: text.headline, line: text.line, note: 'ember.example', items: text.items },
    signature: 'Ember',
    callToAction: text.button,
    logoPath: null,
    hasHero: true,
  };
  return { plate, type, stage: createStage(width, height, plate.direction) };
}

function drawPlate(plate: Plate, stage: Stage, seconds: number): Canvas {
  const canvas = createCanvas(stage.width, stage.height);
  plate.draw(canvas.getContext('2d'), seconds);
  return canvas;
}

/** Mean difference of two frames, in levels of 255. */
function difference(one: Canvas, other: Canvas): number {
  const [a, b] = [one.data(), other.data()];
  let sum = 0;
  for (let at = 0; at < a.length; at += 16) sum += Math.abs(a[at]! - b[at]!);
  return sum / (a.length / 16);
}

async function setTypeOn(ground: Canvas, testCase: ReturnType<typeof caseOf>): Promise<TypeLayers> {
  const request: TypeRequest = { ...testCase.type, groundUnder: (box) => groundRange(ground, box) };
  return layoutOf(testCase.type.layout).setType(request, testCase.stage);
}

describe.each(layoutIds)('the layout %s', (layout) => {
  it('gives whole, moving frames and readable words', async () => {
    const testCase = caseOf(layout, layoutIds.indexOf(layout) % 2);
    const { stage } = testCase;
    const plate = await layoutOf(layout).composePlate(testCase.plate, stage);
    const rest = drawPlate(plate, stage, 1.5);

    const backwards = drawPlate(plate, stage, 2);
    expect(difference(drawPlate(plate, stage, 1.5), rest), 'frames depend on the time alone').toBe(0);
    expect(difference(rest, backwards), 'the picture moves within half a second').toBeGreaterThan(0);

    const type = await setTypeOn(rest, testCase);
    expect(type.placements.length, 'there are words').toBeGreaterThan(0);
    const measured = type.placements.map((placement) => measureText(placement, rest, stage));
    for (const text of measured) {
      expect(text.insideSafeArea, `${text.text} inside the safe area`).toBe(true);
      expect(text.contrastRatio, `${text.text} readable`).toBeGreaterThanOrEqual(text.requiredContrast);
      expect(text.fromSeconds, `${text.text} has landed`).toBeLessThan(testCase.type.durationSeconds * 0.85);
    }
    const resting = measured.filter((text) => text.layer === 'front');
    for (const [index, one] of resting.entries()) {
      for (const other of resting.slice(index + 1)) {
        expect(overlaps(one.box, other.box), `${one.text} and ${other.text} apart`).toBe(false);
      }
    }
  });
});
