import type { Canvas } from '@napi-rs/canvas';
import type { Palette } from '#domain/spec.ts';
import { oklchOf } from './colour.ts';
import { familyOf, paletteFromImage, withLightness } from './palette.ts';

/** Below this OKLab chroma a product is grey, and a palette built on it would be chance. */
const leastChroma = 0.045;

/**
 * The seven colours of an ad, built on the most telling colour of its product, so that product and ad belong together.
 * Null for grey, black and white products: there the archetype's own palette serves better.
 */
export function productPalette(product: Canvas): Palette | null {
  const found = paletteFromImage(product);
  if (found === null || oklchOf(found.accent).chroma < leastChroma) return null;
  const family = familyOf(found.accent);
  return {
    night: family.night,
    hot: withLightness(found.accent, 0.5),
    field: family.field,
    pale: family.paper,
    ink: withLightness(family.night, 0.15),
    paper: withLightness(family.paper, 0.975),
    accent: withLightness(found.accent, 0.7),
  };
}
