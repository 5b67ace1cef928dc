import { describe, expect, it } from 'vitest';
import { createPictureMeter } from './picture-meter.ts';

/** Brightness of a frame with a light bar that begins at `left`, and specks of grain that differ from frame to frame. */
function barFrame(width: number, height: number, left: number, frame: number): Uint8Array {
  const brightness = new Uint8Array(width * height * 1.5).fill(128);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const level = x >= left && x < left + width / 4 ? 200 : 60;
      brightness[y * width + x] = level + ((x * 7 + y * 13 + frame * 5) % 9) - 4;
    }
  }
  return brightness;
}

const sizes = [
  { width: 256, height: 256 },
  { width: 1280, height: 720 },
  { width: 1080, height: 1350 },
];

describe.each(sizes)('a picture meter at $width x $height', ({ width, height }) => {
  it('finds black, stillness under grain, and movement of a hundredth of the width', () => {
    const meter = createPictureMeter({ width, height });
    for (let frame = 0; frame < 3; frame += 1) meter.add(new Uint8Array(width * height * 1.5).fill(16));
    for (let frame = 0; frame < 4; frame += 1) meter.add(barFrame(width, height, width / 2, frame));
    for (let frame = 1; frame < 4; frame += 1) {
      meter.add(barFrame(width, height, Math.round(width * (0.5 + frame / 100)), frame));
    }
    expect(meter.end()).toEqual({
      frames: 10,
      black: [{ start: 0, end: 3 }],
      still: [
        { start: 0, end: 3 },
        { start: 3, end: 7 },
      ],
    });
  });

  it('takes a picture for black when all but a small part of it is', () => {
    const meter = createPictureMeter({ width, height });
    for (const share of [0.01, 0.05]) {
      const brightness = new Uint8Array(width * height).fill(16);
      brightness.fill(200, brightness.length - Math.ceil(height * share) * width);
      meter.add(brightness);
    }
    expect(meter.end().black).toEqual([{ start: 0, end: 1 }]);
  });
});
