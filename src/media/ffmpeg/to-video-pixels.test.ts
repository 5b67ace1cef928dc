import { describe, expect, it } from 'vitest';
import { createRandom } from '#domain/random.ts';
import { toVideoPixels } from './to-video-pixels.ts';

/** Pixels of one colour, converted: brightness, blue and red difference. */
function convert(red: number, green: number, blue: number): number[] {
  const rgba = new Uint8Array(16 * 2 * 4);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([red, green, blue, 255], at);
  const into = new Uint8Array(16 * 2 * 1.5);
  toVideoPixels(rgba, 16, 2, into);
  return [into[31]!, into[39]!, into[47]!];
}

/** The same in plain words: what every frame has to be, byte for byte. */
function convertPlainly(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const into = new Uint8Array(width * height * 1.5);
  const sums = new Float64Array((width * height * 3) / 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red = 0, green = 0, blue = 0] = rgba.subarray((y * width + x) * 4);
      into[y * width + x] = Math.floor((11966 * red + 40254 * green + 4064 * blue + 1081344) / 65536);
      const square = ((y >> 1) * (width >> 1) + (x >> 1)) * 3;
      sums[square]! += red;
      sums[square + 1]! += green;
      sums[square + 2]! += blue;
    }
  }
  const blueAt = width * height;
  for (let square = 0; square < blueAt / 4; square++) {
    const [red = 0, green = 0, blue = 0] = sums.subarray(square * 3);
    into[blueAt + square] = Math.floor((28785 * blue - 6596 * red - 22189 * green + 33685504) / 262144);
    into[blueAt * 1.25 + square] = Math.floor((28785 * red - 26145 * green - 2640 * blue + 33685504) / 262144);
  }
  return into;
}

/** Noise in which the darkest and the brightest values are frequent. */
function noise(width: number, height: number): Uint8Array {
  const random = createRandom(width * 10_000 + height);
  return Uint8Array.from({ length: width * height * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : Math.min(255, Math.max(0, Math.floor(random() * 400 - 72))),
  );
}

describe('toVideoPixels', () => {
  it('gives the values of BT.709 in studio range', () => {
    expect(convert(0, 0, 0)).toEqual([16, 128, 128]);
    expect(convert(255, 255, 255)).toEqual([235, 128, 128]);
    expect(convert(255, 0, 0)).toEqual([63, 102, 240]);
    expect(convert(0, 255, 0)).toEqual([173, 42, 26]);
    expect(convert(0, 0, 255)).toEqual([32, 240, 118]);
  });

  it.each([
    [16, 2],
    [18, 4],
    [46, 6],
    [320, 180],
    [720, 900],
    [1080, 1350],
  ])('gives the bytes of the plain formula at %i x %i', (width, height) => {
    const rgba = noise(width, height);
    const into = new Uint8Array(width * height * 1.5);
    toVideoPixels(rgba, width, height, into);
    expect(Buffer.compare(into, convertPlainly(rgba, width, height))).toBe(0);
  });

  it('refuses lines too short for it', () => {
    expect(() => toVideoPixels(new Uint8Array(14 * 2 * 4), 14, 2, new Uint8Array(42))).toThrow(RangeError);
  });
});
