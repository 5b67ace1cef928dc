import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { ArtStyle } from './art-style.ts';
import { beautyStyle } from './styles/beauty.ts';
import { foodStyle } from './styles/food.ts';
import { luxuryStyle } from './styles/luxury.ts';
import { sportStyle } from './styles/sport.ts';
import { techStyle } from './styles/tech.ts';
import { musicStyle } from './styles/music.ts';
import { testimonialStyle } from './styles/testimonial.ts';
import { localStyle } from './styles/local.ts';
import { playfulStyle } from './styles/playful.ts';
import { problemStyle } from './styles/problem.ts';

const styles: Partial<Record<ArchetypeId, ArtStyle>> = {
  local: localStyle,
  problem: problemStyle,
  playful: playfulStyle,
  testimonial: testimonialStyle,
  music: musicStyle,
  tech: techStyle,
  sport: sportStyle,
  beauty: beautyStyle,
  food: foodStyle,
  luxury: luxuryStyle,
};

/** The temperament of an archetype. */
export function artStyleOf(archetype: ArchetypeId): ArtStyle {
  const style = styles[archetype];
  if (style === undefined) throw new RangeError(`There is no style for ${archetype}.`);
  return style;
}
