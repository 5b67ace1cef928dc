import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { cropToInk } from '../layer.ts';
import { createCallToAction, drawCallToAction } from './call-to-action.ts';
import { createRingText } from './ring-text.ts';
import { layoutBlock, setBlock } from './set-block.ts';
import { createBlockSprite, drawTextSprite } from './text-sprite.ts';
import type { TextStyle } from './text-style.ts';
import { createTypesetter } from './typesetter.ts';

const typesetter = createTypesetter();
const english: TextStyle = {
  face: 'fraunces-900',
  accentFace: 'fraunces-600-italic',
  accentFill: '#c00',
  sizePixels: 90,
  fill: '#111',
  language: 'en',
  leading: 0.95,
};
const lines = ['Éfjord *quickly*', 'rises gently.'];
const placement = { x: 40.3, y: 60, align: 'left', hang: false } as const;

function newContext() {
  return createCanvas(900, 320).getContext('2d');
}

describe('text sprites', () => {
  it('give the same pixels as setting the block, so that nothing is clipped', () => {
    const direct = newContext();
    setBlock(typesetter, direct, lines, english, placement);
    const copied = newContext();
    drawTextSprite(copied, createBlockSprite(typesetter, lines, english, placement));
    expect(direct.canvas.data().equals(copied.canvas.data())).toBe(true);
  });

  it.each(['word', 'letter'] as const)('keep the kerning when cut by %s', (unit) => {
    const whole = layoutBlock(typesetter, ['AVATAR To *We.*'], english, placement).ink;
    const cut = createBlockSprite(typesetter, ['AVATAR To *We.*'], english, placement, unit).ink;
    expect(Math.abs(whole.width - cut.width)).toBeLessThan(1);
  });

  it('cut Arabic and Hindi by word at the finest', () => {
    const arabic: TextStyle = { ...english, language: 'ar' };
    expect(createBlockSprite(typesetter, ['أول فنجان'], arabic, placement, 'letter').parts.length).toBe(2);
    const hindi: TextStyle = { ...english, language: 'hi' };
    expect(createBlockSprite(typesetter, ['पहली कॉफ़ी'], hindi, placement, 'letter').parts.length).toBe(2);
    const japanese: TextStyle = { ...english, language: 'ja' };
    expect(createBlockSprite(typesetter, ['朝の光'], japanese, placement, 'letter').parts.length).toBe(3);
  });

  it('rise from behind the lower edge of their line', () => {
    const sprite = createBlockSprite(typesetter, ['Rise'], english, placement);
    const context = newContext();
    drawTextSprite(context, sprite, { reveal: () => 0.4 });
    const ink = cropToInk(context.canvas);
    expect(ink.y).toBeGreaterThan(sprite.ink.y + 20);
    expect(ink.y + ink.canvas.height).toBeLessThanOrEqual(Math.ceil(sprite.parts[0]!.maskBottom));
    const hidden = newContext();
    drawTextSprite(hidden, sprite, { reveal: () => 0 });
    expect(cropToInk(hidden.canvas).canvas.width).toBe(1);
  });

  it('hang a block from the line of its capitals', () => {
    const block = layoutBlock(typesetter, ['HIH'], english, { x: 0, y: 100 });
    expect(Math.abs(block.ink.y - 100)).toBeLessThanOrEqual(1);
    expect(Math.abs(block.lines[0]!.baselineY - 100 - block.capHeightPixels)).toBeLessThan(0.001);
  });
});

describe('buttons, rings and columns', () => {
  const small: TextStyle = { face: 'dm-sans-700', sizePixels: 30, fill: '#fff', language: 'en' };

  it('keep the words inside the button and mirror it for Arabic', () => {
    const look = { shape: 'pill', fill: '#c00', arrow: true } as const;
    const english = createCallToAction(typesetter, 'Order now', small, look, { x: 50, y: 50 });
    const { box, textInk } = english;
    expect(textInk.x - box.x).toBeLessThan(box.x + box.width - textInk.x - textInk.width);
    const arabic = createCallToAction(typesetter, 'اطلب الآن', { ...small, language: 'ar' }, look, { x: 500, y: 50 });
    expect(arabic.box.x + arabic.box.width).toBeCloseTo(500, 5);
    expect(arabic.textInk.x - arabic.box.x).toBeGreaterThan(500 - arabic.textInk.x - arabic.textInk.width);
    const context = newContext();
    drawCallToAction(context, english);
    const ink = cropToInk(context.canvas, 0, 8);
    expect(Math.abs(ink.x - box.x)).toBeLessThanOrEqual(1);
    expect(Math.abs(ink.canvas.width - box.width)).toBeLessThanOrEqual(2);
  });

  it('close a ring exactly', () => {
    const ring = createRingText(typesetter, 'Baked at five • ', small, 120);
    expect(ring.lengthPixels).toBeCloseTo(2 * Math.PI * 120, 6);
    expect(ring.gapPixels).toBeGreaterThan(0);
  });
});
