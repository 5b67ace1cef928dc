import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { ArtStyle } from './art-style.ts';

const styles: Partial<Record<ArchetypeId, ArtStyle>> = {};

/** The temperament of an archetype. */
export function artStyleOf(archetype: ArchetypeId): ArtStyle {
  const style = styles[archetype];
  if (style === undefined) throw new RangeError(`There is no style for ${archetype}.`);
  return style;
}
