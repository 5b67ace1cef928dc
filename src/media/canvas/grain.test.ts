import { describe, expect, it } from 'vitest';
import { createGrain, drawGrain } from './grain.ts';
import { createLayer, readPixels } from './layer.ts';

function greyWithGrain(seconds: number): Uint8ClampedArray {
  const grain = createGrain(9);
  const frame = createLayer(400, 400, (context) => {
    context.fillStyle = '#808080';
    context.fillRect(0, 0, 400, 400);
    drawGrain(context, grain, 400, 400, seconds);
  });
  return readPixels(frame);
}

describe('grain', () => {
  it('leaves the mean of a grey frame where it was, and covers all of it', () => {
    const data = greyWithGrain(1.7);
    let sum = 0;
    let still = 0;
    for (let at = 0; at < data.length; at += 4) {
      sum += data[at]!;
      if (data[at] === 128) still++;
    }
    expect(Math.abs(sum / (data.length / 4) - 128)).toBeLessThan(0.35);
    expect(still / (data.length / 4)).toBeLessThan(0.3);
  });

  it('depends on the time alone and changes 12 times a second', () => {
    expect(greyWithGrain(1)).toEqual(greyWithGrain(1.05));
    expect(greyWithGrain(1)).not.toEqual(greyWithGrain(1.09));
  });
});
