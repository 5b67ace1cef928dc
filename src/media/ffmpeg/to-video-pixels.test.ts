import { describe, expect, it } from 'vitest';
import { toVideoPixels } from './to-video-pixels.ts';

/** Pixels of one colour, converted: brightness, blue and red difference. */
function convert(red: number, green: number, blue: number): number[] {
  const rgba = new Uint8Array(4 * 2 * 4);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([red, green, blue, 255], at);
  const into = new Uint8Array(4 * 2 * 1.5);
  toVideoPixels(rgba, 4, 2, into);
  return [into[7]!, into[9]!, into[11]!];
}

describe('toVideoPixels', () => {
  it('gives the values of BT.709 in studio range', () => {
    expect(convert(0, 0, 0)).toEqual([16, 128, 128]);
    expect(convert(255, 255, 255)).toEqual([235, 128, 128]);
    expect(convert(255, 0, 0)).toEqual([63, 102, 240]);
    expect(convert(0, 255, 0)).toEqual([173, 42, 26]);
    expect(convert(0, 0, 255)).toEqual([32, 240, 118]);
  });

  it('keeps the brightness of each pixel and the mean colour of four', () => {
    const white = [255, 255, 255, 255];
    const red = [255, 0, 0, 255];
    const into = new Uint8Array(6);
    toVideoPixels(Uint8Array.from([...white, ...red, ...red, ...white]), 2, 2, into);
    expect([...into]).toEqual([235, 63, 63, 235, 115, 184]);
  });
});
