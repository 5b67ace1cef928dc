import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { readPixels } from './layer.ts';
import { createLightPlate } from './plate-light.ts';

const dark = {
  base: ['#1a0c08', '#040303'] as const,
  ditherLevels: 2,
  lights: [{ x: 0.5, y: 0.5, radius: 0.7, colour: '#3a1006' }],
};

function longestRun(values: readonly number[]): number {
  let longest = 1;
  let run = 1;
  for (let index = 1; index < values.length; index++) {
    run = values[index] === values[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

describe('createLightPlate', () => {
  it('gives the same bytes for the same options, and others for another seed', () => {
    const hash = (seed: number): string =>
      createHash('sha256')
        .update(readPixels(createLightPlate(321, 181, { ...dark, seed })))
        .digest('hex');
    expect(hash(4)).toBe(hash(4));
    expect(hash(4)).not.toBe(hash(5));
  });

  it('shows no bands across a dark gradient: no flat runs, and means that climb evenly', () => {
    const width = 640;
    const height = 200;
    const plate = createLightPlate(width, height, { base: ['#020202', '#101010'], angleDegrees: 0, ditherLevels: 2 });
    const data = readPixels(plate);
    const row = Array.from({ length: width }, (_, x) => data[(100 * width + x) * 4]!);
    expect(longestRun(row)).toBeLessThan(14);
    const means = Array.from({ length: 40 }, (_, column) => {
      let sum = 0;
      for (let y = 0; y < height; y++) for (let x = 0; x < 16; x++) sum += data[(y * width + column * 16 + x) * 4]!;
      return sum / (height * 16);
    });
    expect(new Set(means.map((mean) => mean.toFixed(1))).size).toBeGreaterThan(30);
    for (let column = 1; column < means.length; column++) {
      expect(means[column]! - means[column - 1]!).toBeGreaterThan(-0.15);
      expect(means[column]! - means[column - 1]!).toBeLessThan(1.2);
    }
  });

  it('is opaque and never clips a bright light to a flat spot', () => {
    const plate = createLightPlate(200, 200, {
      base: ['#ffb368', '#ffb368'],
      lights: [{ x: 0.5, y: 0.5, radius: 0.5, colour: '#ff8040', power: 2 }],
      ditherLevels: 0,
    });
    const data = readPixels(plate);
    expect(data[3]).toBe(255);
    expect(data[(100 * 200 + 100) * 4 + 1]!).toBeGreaterThan(data[1]!);
    expect(data[(100 * 200 + 100) * 4 + 2]!).toBeLessThan(255);
  });
});
