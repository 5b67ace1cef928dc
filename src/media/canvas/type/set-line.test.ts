import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { Language } from '#domain/language.ts';
import type { Box } from '../geometry.ts';
import { cropToInk } from '../layer.ts';
import { setLine } from './set-line.ts';
import type { TextStyle } from './text-style.ts';
import { createTypesetter } from './typesetter.ts';

const typesetter = createTypesetter();
const width = 1600;
const height = 480;

function style(change: Partial<TextStyle>): TextStyle {
  return { face: 'jost-500', sizePixels: 80, fill: '#000', language: 'en', ...change };
}

/** Draws a line and reads where its pixels are. */
function drawAndRead(text: string, look: TextStyle, x = 400, align: 'left' | 'right' | 'center' | 'start' = 'left') {
  const canvas = createCanvas(width, height);
  const told = setLine(typesetter, canvas.getContext('2d'), text, look, { x, baselineY: 300, align, hang: false });
  const { canvas: ink, x: left, y: top } = cropToInk(canvas, 0, 24);
  return { told, read: { x: left, y: top, width: ink.width, height: ink.height }, canvas };
}

function readAlpha(canvas: Canvas): Uint8Array {
  const pixels = canvas.data();
  return Uint8Array.from({ length: pixels.length / 4 }, (_, index) => pixels[index * 4 + 3]!);
}

function largestGap(told: Box, read: Box): number {
  return Math.max(
    Math.abs(told.x - read.x),
    Math.abs(told.y - read.y),
    Math.abs(told.x + told.width - read.x - read.width),
    Math.abs(told.y + told.height - read.y - read.height),
  );
}

const lines: readonly (readonly [Language, string, Partial<TextStyle>])[] = [
  ['en', 'fjord AVATAR.', {}],
  ['en', 'PULSE 2', { face: 'barlow-condensed-900-italic', trackingThousandths: -36, sizePixels: 260 }],
  ['en', 'EST. 1988', { trackingThousandths: 240, sizePixels: 30 }],
  ['en', 'drinks *light.*', { face: 'instrument-serif-400', accentFace: 'instrument-serif-400-italic' }],
  ['de', 'ÜBERGRÖẞE', { face: 'anton-400', sizePixels: 150, trackingThousandths: -20 }],
  ['ja', '朝の光、Halo 2。', { face: 'dm-sans-700', trackingThousandths: 80 }],
  ['zh', '慢一点的早晨', { face: 'fraunces-900', sizePixels: 140 }],
  ['ar', 'احصل على PULSE 2 بسعر 149.', { face: 'archivo-900', trackingThousandths: 100 }],
  ['hi', 'सुबह की *पहली* कॉफ़ी', { face: 'shrikhand-400' }],
];

describe('setLine', () => {
  it.each(lines)('tells where the ink is, within a pixel: %s %s', (language, text, change) => {
    const { told, read } = drawAndRead(text, style({ language, ...change }), 60);
    expect(largestGap(told, read)).toBeLessThanOrEqual(1);
  });

  it.each(['left', 'right', 'center'] as const)('aligns the ink: %s', (align) => {
    const { read } = drawAndRead('jTag.', style({ trackingThousandths: 100, sizePixels: 120 }), 700, align);
    const edge = { left: read.x, right: read.x + read.width, center: read.x + read.width / 2 }[align];
    expect(Math.abs(edge - 700)).toBeLessThanOrEqual(1);
  });

  it('sets Arabic from the right: the start of the sentence is rightmost, its full stop leftmost', () => {
    const look = style({ language: 'ar', face: 'archivo-900' });
    const whole = drawAndRead('احصل على PULSE.', look, 900, 'start').read;
    const withoutStop = drawAndRead('احصل على PULSE', look, 900, 'start').read;
    const firstWord = drawAndRead('احصل', look, 900, 'start').read;
    expect(Math.abs(whole.x + whole.width - 900)).toBeLessThanOrEqual(1);
    expect(whole.x).toBeLessThan(withoutStop.x - 5);
    expect(withoutStop.x).toBeLessThan(firstWord.x);
    expect(Math.abs(firstWord.x + firstWord.width - 900)).toBeLessThanOrEqual(1);
  });

  it.each([
    ['اطلب PULSE 2 اليوم', 'اطلب PULSE *2* اليوم'],
    ['بسعر 149 € فقط', 'بسعر *149 €* فقط'],
    ['من Salt & Co 3 الآن', 'من *Salt* & Co 3 الآن'],
  ])('keeps the order of an Arabic line when it has an accent: %s', (withoutAccent, withAccent) => {
    const look = style({ language: 'ar', face: 'archivo-900' });
    const plain = readAlpha(drawAndRead(withoutAccent, look, 900, 'start').canvas);
    const marked = readAlpha(drawAndRead(withAccent, look, 900, 'start').canvas);
    const ink = plain.filter((alpha) => alpha > 128).length;
    const difference = plain.filter((alpha, index) => Math.abs(alpha - marked[index]!) > 128).length;
    expect(difference / ink).toBeLessThan(0.12);
  });

  it('hangs a leading quote outside the margin', () => {
    const context = createCanvas(width, height).getContext('2d');
    const place = { x: 400, baselineY: 300, align: 'left' } as const;
    expect(setLine(typesetter, context, '“Slow”', style({}), place).x).toBeLessThan(390);
    expect(setLine(typesetter, context, '“Slow”', style({}), { ...place, hang: false }).x).toBeCloseTo(400, 5);
  });

  it('gives the same pixels twice', () => {
    const look = style({ language: 'ja', face: 'anton-400' });
    const first = Buffer.from(drawAndRead('朝の光', look).canvas.data());
    drawAndRead('別の線', look);
    expect(first.equals(drawAndRead('朝の光', look).canvas.data())).toBe(true);
  });
});
