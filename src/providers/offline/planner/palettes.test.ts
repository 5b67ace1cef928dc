import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archetypeIds } from '#domain/archetype-id.ts';
import { paletteSchema } from '#domain/spec.ts';
import type { Palette } from '#domain/spec.ts';
import { luminance } from '#media/canvas/colour.ts';
import { contrastRatio } from '#media/canvas/contrast.ts';
import { fontFaces } from '#media/canvas/type/font-faces.ts';
import { facePairings } from './choose-faces.ts';
import { colourWords } from './colour-words.ts';
import { paletteFromColours } from './palette-from-colours.ts';
import { palettes } from './palettes.ts';

/** The grounds on which neither ink nor paper can be read. */
function unreadableGrounds(palette: Palette): string[] {
  const { ink, paper, night, hot, field, pale } = paletteSchema.parse(palette);
  return [night, hot, field, pale].filter(
    (ground) => Math.max(contrastRatio(ink, ground), contrastRatio(paper, ground)) < 4.5,
  );
}

describe('palettes', () => {
  it('lets ink or paper be read on every ground, from very dark to very light', () => {
    for (const archetype of archetypeIds) {
      expect(palettes[archetype].length).toBeGreaterThanOrEqual(5);
      for (const palette of palettes[archetype]) {
        expect(unreadableGrounds(palette)).toEqual([]);
        expect(luminance(palette.night)).toBeLessThan(0.03);
        expect(luminance(palette.pale)).toBeGreaterThan(0.78);
      }
    }
  });
});

describe('paletteFromColours', () => {
  it('is readable for every named colour, every pair of them and any hex', () => {
    const named = colourWords.map(({ hex }) => hex);
    for (const first of named) {
      expect(unreadableGrounds(paletteFromColours([first]))).toEqual([]);
      for (const second of named) expect(unreadableGrounds(paletteFromColours([first, second]))).toEqual([]);
    }
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(
        fc.array(hex, { minLength: 1, maxLength: 4 }),
        (colours) => unreadableGrounds(paletteFromColours(colours)).length === 0,
      ),
    );
  });

  it('keeps a strong colour as the leading ground', () => {
    expect(paletteFromColours(['#1f4fd8', '#c9a050']).hot).toBe('#1f4fd8');
    expect(paletteFromColours(['#1f4fd8', '#c9a050']).accent).toBe('#c9a050');
  });
});

describe('facePairings', () => {
  it('names faces of the font book, of two families at most', () => {
    for (const pairing of facePairings) {
      const names = [pairing.display, pairing.text, pairing.accent];
      for (const name of names) expect(Object.keys(fontFaces)).toContain(name);
      const families = new Set(names.map((name) => fontFaces[name as keyof typeof fontFaces].family));
      expect(families.size).toBeLessThanOrEqual(2);
    }
  });
});
