import type { ArchetypeId } from './archetype-id.ts';
import type { BeatKind, LayoutId, TonalValue, Transition } from './beat.ts';
import type { MusicMood } from './music-mood.ts';

/** A kind of ad: how it sounds, breathes and looks before anything is known of the product. */
export interface Archetype {
  readonly title: string;
  /** The word for its tone when the prompt has none. */
  readonly tone: string;
  readonly mood: MusicMood;
  readonly alternateMoods: readonly MusicMood[];
  /** Length a beat aims for, and the longest one allowed outside the call to action. */
  readonly aimSeconds: number;
  readonly longestSeconds: number;
  /** Order of brightness from frame to frame; it starts at the hook and goes round. Neighbours differ. */
  readonly rhythm: readonly TonalValue[];
  /** Brightness of the last frame. */
  readonly closingValue: TonalValue;
  /** The layout that carries the archetype's idea; it opens the film. */
  readonly signature: LayoutId;
  /** Layouts put before the library's own for these beats. */
  readonly layouts: Readonly<Partial<Record<BeatKind, readonly LayoutId[]>>>;
  /** Layouts that would break its character. */
  readonly avoids: readonly LayoutId[];
  /** How the reveal begins, and the transitions that alternate with plain cuts elsewhere. */
  readonly revealTransition: Transition;
  readonly transitions: readonly Transition[];
}

export const archetypes: Readonly<Record<ArchetypeId, Archetype>> = {
  sport: {
    title: 'Sport and motion',
    tone: 'energetic',
    mood: 'energetic',
    alternateMoods: ['anthemic', 'tense'],
    aimSeconds: 2.4,
    longestSeconds: 3.2,
    rhythm: ['hot', 'night', 'pale', 'field'],
    closingValue: 'hot',
    signature: 'slats',
    layouts: { proof: ['number-front'], tension: ['worn-word', 'wall'], feature: ['number-front', 'macro'] },
    avoids: ['ring', 'quote'],
    revealTransition: 'flash',
    transitions: ['cut', 'punch', 'shutter', 'cut', 'slide'],
  },
  luxury: {
    title: 'Luxury and craft',
    tone: 'elegant',
    mood: 'elegant',
    alternateMoods: ['dreamy', 'chill'],
    aimSeconds: 3.7,
    longestSeconds: 5,
    rhythm: ['night', 'field', 'night', 'pale'],
    closingValue: 'pale',
    signature: 'sliver',
    layouts: { reveal: ['spread', 'name-behind'], tension: ['macro', 'wall'], feature: ['macro', 'number-front'] },
    avoids: ['scatter', 'offer-seal', 'worn-word'],
    revealTransition: 'dip',
    transitions: ['dip', 'cut', 'dip', 'iris'],
  },
  tech: {
    title: 'Technology',
    tone: 'clean',
    mood: 'bright',
    alternateMoods: ['chill', 'energetic', 'tense'],
    aimSeconds: 2.7,
    longestSeconds: 3.6,
    rhythm: ['pale', 'field', 'night', 'hot'],
    closingValue: 'hot',
    signature: 'signal',
    layouts: { brand: ['worn-word', 'name-behind'], proof: ['number-front'], feature: ['number-front', 'macro'] },
    avoids: ['scatter'],
    revealTransition: 'wipe',
    transitions: ['cut', 'wipe', 'cut', 'slide'],
  },
  food: {
    title: 'Food and drink',
    tone: 'warm',
    mood: 'warm',
    alternateMoods: ['chill', 'bright', 'playful'],
    aimSeconds: 2.8,
    longestSeconds: 3.8,
    rhythm: ['night', 'hot', 'pale', 'field'],
    closingValue: 'pale',
    signature: 'window-light',
    layouts: {
      reveal: ['name-behind', 'diagonal'],
      feature: ['triptych', 'macro'],
      lifestyle: ['diagonal', 'scatter'],
    },
    avoids: ['split'],
    revealTransition: 'slide',
    transitions: ['cut', 'slide', 'cut', 'iris'],
  },
  beauty: {
    title: 'Beauty and care',
    tone: 'soft',
    mood: 'dreamy',
    alternateMoods: ['elegant', 'chill'],
    aimSeconds: 3,
    longestSeconds: 4.2,
    rhythm: ['pale', 'field', 'pale', 'hot'],
    closingValue: 'pale',
    signature: 'swatch',
    layouts: { feature: ['macro', 'spread'], benefit: ['diagonal', 'ring'] },
    avoids: ['offer-seal', 'scatter'],
    revealTransition: 'dip',
    transitions: ['cut', 'dip', 'wipe', 'cut'],
  },
  local: {
    title: 'Local business',
    tone: 'friendly',
    mood: 'warm',
    alternateMoods: ['playful', 'bright'],
    aimSeconds: 2.6,
    longestSeconds: 3.4,
    rhythm: ['field', 'pale', 'hot', 'night'],
    closingValue: 'hot',
    signature: 'sunrise',
    layouts: {
      reveal: ['ring', 'name-behind'],
      feature: ['triptych', 'list-poster', 'macro'],
      brand: ['ring', 'name-behind'],
    },
    avoids: [],
    revealTransition: 'iris',
    transitions: ['cut', 'slide', 'punch', 'cut'],
  },
  problem: {
    title: 'Problem and answer',
    tone: 'confident',
    mood: 'bright',
    alternateMoods: ['playful', 'warm'],
    aimSeconds: 2.6,
    longestSeconds: 3.4,
    rhythm: ['night', 'hot', 'field', 'pale'],
    closingValue: 'hot',
    signature: 'rain',
    layouts: {
      reveal: ['shelter', 'name-behind'],
      solution: ['spread', 'diagonal'],
      comparison: ['split'],
      proof: ['number-front'],
    },
    avoids: [],
    revealTransition: 'iris',
    transitions: ['cut', 'wipe', 'cut', 'punch'],
  },
  testimonial: {
    title: 'In their words',
    tone: 'honest',
    mood: 'warm',
    alternateMoods: ['chill', 'bright'],
    aimSeconds: 3,
    longestSeconds: 4.2,
    rhythm: ['pale', 'night', 'field', 'hot'],
    closingValue: 'pale',
    signature: 'quote',
    layouts: { testimonial: ['quote'], benefit: ['wall', 'diagonal'] },
    avoids: ['scatter'],
    revealTransition: 'slide',
    transitions: ['cut', 'dip', 'cut', 'slide'],
  },
  music: {
    title: 'Music and nights out',
    tone: 'electric',
    mood: 'anthemic',
    alternateMoods: ['energetic', 'tense', 'dreamy'],
    aimSeconds: 2.4,
    longestSeconds: 3.2,
    rhythm: ['night', 'hot', 'night', 'pale'],
    closingValue: 'night',
    signature: 'stage-lights',
    layouts: {
      feature: ['list-poster', 'macro'],
      proof: ['list-poster', 'number-front'],
      brand: ['name-behind', 'worn-word'],
    },
    avoids: ['ring', 'quote'],
    revealTransition: 'punch',
    transitions: ['cut', 'flash', 'cut', 'punch', 'shutter'],
  },
  playful: {
    title: 'Play and delight',
    tone: 'playful',
    mood: 'playful',
    alternateMoods: ['bright', 'energetic'],
    aimSeconds: 2.4,
    longestSeconds: 3.2,
    rhythm: ['hot', 'pale', 'field', 'night'],
    closingValue: 'hot',
    signature: 'scatter',
    layouts: { reveal: ['name-behind', 'ring'], brand: ['scatter', 'ring'], benefit: ['ring', 'diagonal'] },
    avoids: [],
    revealTransition: 'punch',
    transitions: ['cut', 'iris', 'slide', 'punch'],
  },
};
