import type { Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { createCastShadow } from './cast-shadow.ts';
import { createCaustic } from './caustic.ts';
import { createContactShadow } from './contact-shadow.ts';
import { createDefocus, createFloatingShadow } from './defocus.ts';
import { createGlow } from './glow.ts';
import { createLayer, readPixels } from './layer.ts';
import { createSteam } from './steam.ts';

const block = createLayer(220, 160, (context) => {
  context.fillStyle = '#aa3322';
  context.fillRect(10, 10, 200, 150);
});

/** Greatest alpha along the four edges of a layer. */
function edgeAlpha(layer: Canvas): number {
  const data = readPixels(layer);
  const { width, height } = layer;
  let most = 0;
  const look = (x: number, y: number): void => {
    most = Math.max(most, data[(y * width + x) * 4 + 3]!);
  };
  for (let x = 0; x < width; x++) {
    look(x, 0);
    look(x, height - 1);
  }
  for (let y = 0; y < height; y++) {
    look(0, y);
    look(width - 1, y);
  }
  return most;
}

function mostAlpha(layer: Canvas): number {
  const data = readPixels(layer);
  let most = 0;
  for (let at = 3; at < data.length; at += 4) most = Math.max(most, data[at]!);
  return most;
}

describe('soft layers', () => {
  it.each([
    ['contact shadow', createContactShadow(block).canvas],
    ['wide contact shadow', createContactShadow(block, { power: 1, wide: 0.3, flat: 0.3 }).canvas],
    ['cast shadow to the right', createCastShadow(block, { skew: 1.3, fade: 0 }).canvas],
    ['cast shadow to the left', createCastShadow(block, { skew: -1.3, fade: 0 }).canvas],
    ['floating shadow', createFloatingShadow(block, '#000000', 12)],
    ['defocus', createDefocus(block, 9, 1.5)],
    ['glow', createGlow(240, '#ff4a17')],
    ['caustic', createCaustic(300, 160, '#ffd89a')],
    ['steam', createSteam(200, 200, { power: 1 })],
  ])('never cuts a %s at its box', (_, layer) => {
    expect(mostAlpha(layer)).toBeGreaterThan(40);
    expect(edgeAlpha(layer)).toBeLessThanOrEqual(1);
  });

  it('keeps the contact shadow wholly clear at its edges and centred under the object', () => {
    const shadow = createContactShadow(block);
    expect(edgeAlpha(shadow.canvas)).toBe(0);
    expect(Math.abs(shadow.offsetX + shadow.canvas.width / 2)).toBeLessThan(4);
  });

  it('darkens most where the object touches the floor', () => {
    const rolling = createLayer(200, 200, (context) => {
      context.arc(100, 100, 98, 0, Math.PI * 2);
      context.fill();
    });
    const { canvas } = createContactShadow(rolling);
    const data = readPixels(canvas);
    const row = Math.floor(canvas.height / 2) * canvas.width;
    const middle = data[(row + Math.floor(canvas.width / 2)) * 4 + 3]!;
    const side = data[(row + Math.floor(canvas.width / 2) + 80) * 4 + 3]!;
    expect(middle).toBeGreaterThan(side * 1.5);
  });
});
