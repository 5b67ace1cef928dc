import { describe, expect, it } from 'vitest';
import { contrastRatio } from './contrast.ts';
import { oklchOf } from './colour.ts';
import { createLayer } from './layer.ts';
import { familyOf, paletteFromImage, turnHue } from './palette.ts';

const picture = createLayer(200, 100, (context) => {
  context.fillStyle = '#d8d4cc';
  context.fillRect(0, 0, 140, 100);
  context.fillStyle = '#e0531f';
  context.fillRect(140, 0, 24, 100);
  context.fillStyle = '#14181e';
  context.fillRect(164, 0, 26, 100);
});

function apart(one: string, other: string): number {
  const first = oklchOf(one);
  const second = oklchOf(other);
  return Math.abs(first.lightness - second.lightness) + Math.abs(first.chroma - second.chroma);
}

describe('palette', () => {
  it('finds the colours of a picture by their roles and ignores what is clear', () => {
    const palette = paletteFromImage(picture);
    expect(palette).not.toBeNull();
    expect(apart(palette!.dominant, '#d8d4cc')).toBeLessThan(0.02);
    expect(apart(palette!.accent, '#e0531f')).toBeLessThan(0.02);
    expect(apart(palette!.darkest, '#14181e')).toBeLessThan(0.02);
    expect(palette!.swatches.reduce((sum, swatch) => sum + swatch.share, 0)).toBeCloseTo(1, 6);
  });

  it('is the same every time, and null for an empty picture', () => {
    expect(paletteFromImage(picture)).toEqual(paletteFromImage(picture));
    expect(paletteFromImage(createLayer(20, 20))).toBeNull();
  });

  it('builds readable grounds of the accent’s hue', () => {
    const family = familyOf('#1f56ff');
    const hue = oklchOf('#1f56ff').hueDegrees;
    expect(Math.abs(oklchOf(family.field).hueDegrees - hue)).toBeLessThan(4);
    expect(contrastRatio(family.paper, family.night)).toBeGreaterThan(12);
    expect(oklchOf(familyOf('#808080').field).chroma).toBeLessThan(0.02);
  });

  it('turns hues', () => {
    const turned = oklchOf(turnHue('#c75b52', 150)).hueDegrees;
    const expected = (oklchOf('#c75b52').hueDegrees + 150) % 360;
    expect(Math.abs(turned - expected)).toBeLessThan(5);
  });
});
