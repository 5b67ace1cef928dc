import type { ArchetypeId } from '#domain/archetype-id.ts';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Style } from '#domain/spec.ts';
import type { FaceName } from '#media/canvas/type/font-faces.ts';

interface Faces {
  readonly display: FaceName;
  readonly text: FaceName;
  readonly accent: FaceName;
}

function faces(display: FaceName, text: FaceName, accent: FaceName = display): Faces {
  return { display, text, accent };
}

/** Pairings by archetype: two families at most. */
const pairings: Readonly<Record<ArchetypeId, readonly Faces[]>> = {
  sport: [
    faces('barlow-condensed-900-italic', 'barlow-condensed-700'),
    faces('anton-400', 'barlow-condensed-600'),
    faces('archivo-900', 'ibm-plex-mono-600'),
  ],
  luxury: [
    faces('cormorant-garamond-300', 'jost-400', 'cormorant-garamond-300-italic'),
    faces('playfair-display-500', 'jost-400', 'playfair-display-500-italic'),
    faces('instrument-serif-400', 'jost-400', 'instrument-serif-400-italic'),
  ],
  tech: [
    faces('space-grotesk-700', 'space-grotesk-500'),
    faces('manrope-800', 'manrope-500'),
    faces('syne-700', 'manrope-500'),
    faces('archivo-800', 'ibm-plex-mono-500'),
  ],
  food: [
    faces('fraunces-900', 'dm-sans-500', 'fraunces-600-italic'),
    faces('playfair-display-900', 'dm-sans-500', 'playfair-display-900-italic'),
    faces('fraunces-600', 'work-sans-600', 'fraunces-600-italic'),
  ],
  beauty: [
    faces('instrument-serif-400', 'jost-500', 'instrument-serif-400-italic'),
    faces('cormorant-garamond-400', 'jost-500', 'cormorant-garamond-300-italic'),
    faces('playfair-display-500', 'dm-sans-400', 'playfair-display-500-italic'),
  ],
  local: [
    faces('shrikhand-400', 'work-sans-600'),
    faces('fraunces-900', 'work-sans-600', 'fraunces-600-italic'),
    faces('bricolage-grotesque-800', 'work-sans-600'),
  ],
  problem: [
    faces('bricolage-grotesque-800', 'bricolage-grotesque-500'),
    faces('archivo-800', 'dm-sans-500'),
    faces('space-grotesk-700', 'dm-sans-500'),
  ],
  testimonial: [
    faces('instrument-serif-400', 'dm-sans-500', 'instrument-serif-400-italic'),
    faces('fraunces-600', 'dm-sans-500', 'fraunces-600-italic'),
    faces('playfair-display-700', 'work-sans-600', 'playfair-display-700-italic'),
  ],
  music: [
    faces('unbounded-900', 'unbounded-500'),
    faces('anton-400', 'space-grotesk-500'),
    faces('syne-800', 'syne-700'),
    faces('archivo-900', 'ibm-plex-mono-500'),
  ],
  playful: [
    faces('bricolage-grotesque-800', 'dm-sans-700'),
    faces('shrikhand-400', 'dm-sans-500'),
    faces('unbounded-700', 'dm-sans-500'),
  ],
};

export function chooseFaces(archetype: ArchetypeId, seed: number): Style['faces'] {
  return pick(createRandom(deriveSeed(seed, 'faces')), pairings[archetype]);
}

/** All pairings, for the check that the font book has their faces. */
export const facePairings: readonly Style['faces'][] = Object.values(pairings).flat();
