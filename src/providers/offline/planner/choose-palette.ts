import type { ArchetypeId } from '#domain/archetype-id.ts';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Palette } from '#domain/spec.ts';
import { paletteFromColours } from './palette-from-colours.ts';
import { palettes } from './palettes.ts';

/** The colours the prompt names come first, then those of the product photo, then the archetype's by seed. */
export function choosePalette(
  archetype: ArchetypeId,
  colours: readonly string[],
  fromImage: Palette | null,
  seed: number,
): Palette {
  if (colours.length > 0) return paletteFromColours(colours);
  return fromImage ?? pick(createRandom(deriveSeed(seed, 'palette')), palettes[archetype]);
}
