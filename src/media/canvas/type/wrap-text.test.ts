import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { Language } from '#domain/language.ts';
import { cropToInk } from '../layer.ts';
import type { FaceName } from './font-faces.ts';
import { setBlock } from './set-block.ts';
import { createTypesetter } from './typesetter.ts';
import { fitWrapped, wrapText } from './wrap-text.ts';

const typesetter = createTypesetter();

function wrap(text: string, language: Language, maxWidthPixels: number, maxLines?: number) {
  const style = { face: 'dm-sans-700', sizePixels: 40, fill: '#000', language } as const;
  return wrapText(typesetter, text, style, { maxWidthPixels, ...(maxLines === undefined ? {} : { maxLines }) });
}

describe('wrapText', () => {
  it('leaves no word alone on the last line', () => {
    const { lines, fits } = wrap('Coffee roasted on Tuesday and at your door by noon', 'en', 700);
    expect(fits).toBe(true);
    expect(lines.length).toBe(2);
    expect(lines[1]!.split(' ').length).toBeGreaterThan(1);
  });

  it('balances lines instead of filling the first', () => {
    const { lines } = wrap('one two three four five six seven', 'en', 600);
    const lengths = lines.map((line) => line.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(6);
  });

  it('keeps a number with its unit and a name with its number', () => {
    for (let widthPixels = 260; widthPixels < 700; widthPixels += 50) {
      const text = wrap('Sixty nights to try with 60 days of Pulse 2 at home', 'en', widthPixels).lines.join('|');
      expect(text).not.toMatch(/60\|days|Pulse\|2/);
    }
  });

  it('never cuts a long word and says when it does not fit', () => {
    const { lines, fits } = wrap('Der Regenschirmschutzhüllenbezug', 'de', 300);
    expect(lines).toContain('Regenschirmschutzhüllenbezug');
    expect(fits).toBe(false);
  });

  it('obeys the rules of line start and end in Japanese at any width', () => {
    const text = '「コーヒー」の香りで、朝の光をゆっくりと、味わう一杯を。きっと、もっと。';
    for (let widthPixels = 130; widthPixels < 900; widthPixels += 40) {
      const { lines } = wrap(text, 'ja', widthPixels);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。」！？ーっょゅゃ]/);
        expect(line).not.toMatch(/「$/);
      }
    }
  });

  it('breaks Chinese between words where it can', () => {
    const { lines } = wrap('慢一点的早晨，从一杯手冲咖啡开始', 'zh', 400);
    expect(lines.length).toBe(2);
    expect(lines[0]).toMatch(/，$/);
  });

  it('carries accents across breaks', () => {
    expect(wrap('a word *in red that is long* here', 'en', 330).lines.join(' ').replaceAll('* *', ' ')).toBe(
      'a word *in red that is long* here',
    );
  });

  it('breaks Arabic and Hindi between words only', () => {
    const words = 'أول الضوء أول فنجان من كيتل آند كرين'.split(' ');
    for (const line of wrap(words.join(' '), 'ar', 300).lines) {
      for (const word of line.split(' ')) expect(words).toContain(word);
    }
  });
});

const texts: readonly (readonly [Language, FaceName, string])[] = [
  ['en', 'fraunces-900', '“First light, first cup.”'],
  ['es', 'archivo-900', '¡Corre más ligero! ¿Listo?'],
  ['fr', 'instrument-serif-400-italic', 'ÉTÉ : la crème, dès le matin'],
  ['de', 'bricolage-grotesque-800', 'Wasserdichte Regenschirmschutzhülle'],
  ['pt', 'shrikhand-400', 'Pão quente às sete'],
  ['ja', 'anton-400', '朝の光をゆっくりと味わう一杯を。'],
  ['zh', 'cormorant-garamond-500', '慢一点的早晨，从一杯手冲咖啡开始'],
  ['ar', 'barlow-condensed-900-italic', 'احصل على PULSE 2 الجديد اليوم'],
  ['hi', 'playfair-display-900', 'सुबह की पहली कॉफ़ी, हर दिन ताज़ा'],
];

describe('fitWrapped', () => {
  it.each(texts)('never exceeds the room by ink: %s %s', (language, face, text) => {
    const room = { x: 60, y: 50, width: 420, height: 230 };
    const style = { face, fill: '#000', language, trackingThousandths: -20, leading: 0.95 } as const;
    const fitted = fitWrapped(typesetter, text, style, {
      maxWidthPixels: room.width,
      maxHeightPixels: room.height,
      maxLines: 4,
    });
    const canvas = createCanvas(560, 360);
    const placement = { x: room.x, y: room.y, align: 'left', anchor: 'ink-top', hang: false } as const;
    const sized = { ...style, sizePixels: fitted.sizePixels };
    setBlock(typesetter, canvas.getContext('2d'), fitted.lines, sized, placement);
    const ink = cropToInk(canvas, 0, 8);
    expect(ink.x).toBeGreaterThanOrEqual(room.x - 1);
    expect(ink.y).toBeGreaterThanOrEqual(room.y - 1);
    expect(ink.x + ink.canvas.width).toBeLessThanOrEqual(room.x + room.width + 1);
    expect(ink.y + ink.canvas.height).toBeLessThanOrEqual(room.y + room.height + 1);
    const filled = Math.max(ink.canvas.width / room.width, ink.canvas.height / room.height);
    expect(filled).toBeGreaterThan(0.96);
  });

  it('says when the text would be too small', () => {
    const style = { face: 'jost-500', fill: '#000', language: 'en' } as const;
    const room = { maxWidthPixels: 120, maxLines: 1, minSizePixels: 30 };
    expect(fitWrapped(typesetter, 'Far too many words for this', style, room).fits).toBe(false);
  });
});
