import { describe, expect, it } from 'vitest';
import { byteOfLinear, hexOfOklch, linearOfByte, luminance, mix, oklchOf, parseHex, toHex } from './colour.ts';
import { createRamp, rampSteps } from './ramp.ts';

describe('colour', () => {
  it('reads short and long hex', () => {
    expect(parseHex('#fff')).toEqual([255, 255, 255]);
    expect(parseHex('#1f56ff')).toEqual([31, 86, 255]);
    expect(toHex([31, 86, 255])).toBe('#1f56ff');
    expect(() => parseHex('blue')).toThrow(RangeError);
  });

  it('goes to linear light and back without loss', () => {
    for (let byte = 0; byte < 256; byte++) expect(Math.round(byteOfLinear(linearOfByte[byte]!))).toBe(byte);
  });

  it('keeps lightness and hue of a colour sRGB cannot show', () => {
    const wanted = { lightness: 0.62, chroma: 0.4, hueDegrees: 150 };
    const shown = oklchOf(hexOfOklch(wanted));
    expect(shown.lightness).toBeCloseTo(wanted.lightness, 1);
    expect(Math.abs(shown.hueDegrees - wanted.hueDegrees)).toBeLessThan(3);
    expect(shown.chroma).toBeLessThan(wanted.chroma);
  });

  it('mixes through OKLab', () => {
    expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
    expect(mix('#000000', '#ffffff', 1)).toBe('#ffffff');
    expect(oklchOf(mix('#000000', '#ffffff', 0.5)).lightness).toBeCloseTo(0.5, 2);
    expect(luminance('#fff')).toBeCloseTo(1, 4);
  });

  it('makes ramps that end at their stops, of one colour too', () => {
    const ramp = createRamp(['#000000', '#ff4a17', '#ffffff']);
    expect(ramp).toHaveLength(rampSteps * 3);
    expect(ramp[0]).toBeCloseTo(0, 4);
    expect(ramp.at(-1)).toBeCloseTo(1, 3);
    expect(createRamp(['#ffffff'])[300]).toBeCloseTo(1, 3);
  });
});
