import { describe, expect, it } from 'vitest';
import { loadHeroArt } from './hero-art.ts';
import { readIcon } from './icon-archive.ts';
import { createLayer, readPixels } from './layer.ts';
import { regrade } from './regrade.ts';
import { relight } from './relight.ts';

const ball = createLayer(160, 160, (context) => {
  context.fillStyle = '#888888';
  context.arc(80, 80, 70, 0, Math.PI * 2);
  context.fill();
});

describe('relight', () => {
  it('is the same every time, keeps the outline and lights the side of the key', () => {
    const options = { key: { angleDegrees: 180, elevationDegrees: 30, colour: '#ffffff', power: 1.2 }, occlusion: 0 };
    const lit = readPixels(relight(ball, options));
    expect(lit).toEqual(readPixels(relight(ball, options)));
    const source = readPixels(ball);
    for (let at = 3; at < lit.length; at += 4) expect(lit[at]).toBe(source[at]);
    expect(lit[(80 * 160 + 18) * 4]!).toBeGreaterThan(lit[(80 * 160 + 142) * 4]! + 20);
  });
});

describe('regrade', () => {
  it('takes stock colours away and gives a hue colours of its own', () => {
    const purple = createLayer(20, 10, (context) => {
      context.fillStyle = '#7a3fd0';
      context.fillRect(0, 0, 10, 10);
      context.fillStyle = '#3f9f4a';
      context.fillRect(10, 0, 10, 10);
    });
    const rules = [{ fromDegrees: 240, toDegrees: 300, stops: ['#ffb000', '#ffd23f'] }];
    const data = readPixels(regrade(purple, { hueRules: rules }));
    expect(data[0]).toBeGreaterThan(240);
    expect(data[2]).toBeLessThan(90);
    expect(Math.abs(data[15 * 4 + 1]! - 0x9f)).toBeLessThan(3);
  });
});

describe('hero art', () => {
  it('finds any icon by its name alone', () => {
    expect(readIcon('running-shoe')?.body).toContain('<g');
    expect(readIcon('1st-place-medal')).not.toBeNull();
    expect(readIcon('zzz')).not.toBeNull();
    expect(readIcon('no-such-thing')).toBeNull();
  });

  it('draws it at the size asked for', async () => {
    const shoe = await loadHeroArt('running-shoe', { height: 120, rotateDegrees: -41 });
    expect(shoe?.height).toBe(124);
    const wide = await loadHeroArt('running-shoe', { width: 150, flip: true });
    expect(wide?.width).toBe(154);
    expect(await loadHeroArt('no-such-thing', { width: 150 })).toBeNull();
  });
});
