import type { Beat, BeatKind, LayoutId, TonalValue, Transition } from './beat.ts';

/** What one narrative unit is for, how long it can hold, and how it likes to look. */
export interface BeatDefinition {
  /** The work this beat does in the story. */
  readonly purpose: string;
  readonly shortestSeconds: number;
  readonly longestSeconds: number;
  /** Layouts that suit it, the best first. An archetype may put its own before them. */
  readonly layouts: readonly LayoutId[];
  /** The brightness it takes when the archetype's rhythm leaves the choice open. */
  readonly value: TonalValue;
  readonly transition: Transition;
  /** Whether a frame of this kind has something to read; the others may be picture alone. */
  readonly carriesText: boolean;
  readonly shot: Beat['direction']['shot'];
  /** Camera moves that suit it, the best first. */
  readonly cameras: readonly Beat['direction']['camera'][];
  /** The kind that takes its place when the prompt gives nothing to fill it with; null when it always can be filled. */
  readonly substitute: BeatKind | null;
}

/** The 15 beats. Times come from what can be read: about 0.35 s a word, after 0.6 s to arrive. */
export const beatLibrary: Readonly<Record<BeatKind, BeatDefinition>> = {
  hook: {
    purpose: 'Stop the thumb: one thought that is understood inside 1.5 seconds.',
    shortestSeconds: 1,
    longestSeconds: 3.4,
    layouts: ['wall', 'macro', 'worn-word', 'diagonal'],
    value: 'night',
    transition: 'cut',
    carriesText: true,
    shot: 'close',
    cameras: ['push-in', 'drift-right'],
    substitute: null,
  },
  problem: {
    purpose: 'Name what is wrong without the product.',
    shortestSeconds: 1.2,
    longestSeconds: 4,
    layouts: ['wall', 'split', 'worn-word', 'caption', 'macro'],
    value: 'night',
    transition: 'cut',
    carriesText: true,
    shot: 'medium',
    cameras: ['drift-left', 'push-in'],
    substitute: null,
  },
  tension: {
    purpose: 'Hold back: a word or a look that makes the reveal wanted.',
    shortestSeconds: 1.2,
    longestSeconds: 4,
    layouts: ['worn-word', 'macro', 'wall', 'diagonal', 'split'],
    value: 'night',
    transition: 'cut',
    carriesText: true,
    shot: 'close',
    cameras: ['push-in', 'drift-left'],
    substitute: null,
  },
  solution: {
    purpose: 'Turn the problem round: the product answers it.',
    shortestSeconds: 1.2,
    longestSeconds: 4.5,
    layouts: ['spread', 'diagonal', 'ring', 'caption', 'macro'],
    value: 'pale',
    transition: 'wipe',
    carriesText: true,
    shot: 'medium',
    cameras: ['rise', 'push-in'],
    substitute: null,
  },
  reveal: {
    purpose: 'Show the product whole and say its name.',
    shortestSeconds: 1.2,
    longestSeconds: 5,
    layouts: ['name-behind', 'spread', 'ring'],
    value: 'hot',
    transition: 'punch',
    carriesText: true,
    shot: 'medium',
    cameras: ['push-in', 'orbit', 'rise'],
    substitute: null,
  },
  feature: {
    purpose: 'One thing it has, seen from near.',
    shortestSeconds: 1.2,
    longestSeconds: 4.5,
    layouts: ['macro', 'number-front', 'list-poster', 'triptych', 'spread', 'wall', 'caption'],
    value: 'pale',
    transition: 'cut',
    carriesText: true,
    shot: 'close',
    cameras: ['drift-right', 'push-in', 'orbit'],
    substitute: null,
  },
  benefit: {
    purpose: 'What that thing does for the person watching.',
    shortestSeconds: 1.2,
    longestSeconds: 4.5,
    layouts: ['diagonal', 'wall', 'ring', 'worn-word', 'caption', 'macro'],
    value: 'field',
    transition: 'slide',
    carriesText: true,
    shot: 'medium',
    cameras: ['drift-left', 'push-in', 'rise'],
    substitute: null,
  },
  demonstration: {
    purpose: 'Watch it work: the picture speaks.',
    shortestSeconds: 1.2,
    longestSeconds: 5,
    layouts: ['macro', 'spread', 'triptych', 'ring', 'caption', 'diagonal'],
    value: 'pale',
    transition: 'wipe',
    carriesText: false,
    shot: 'macro',
    cameras: ['orbit', 'push-in', 'drift-right'],
    substitute: null,
  },
  lifestyle: {
    purpose: 'The hour of the day it belongs to.',
    shortestSeconds: 1.2,
    longestSeconds: 5,
    layouts: ['caption', 'scatter', 'diagonal', 'wall', 'spread', 'macro'],
    value: 'field',
    transition: 'slide',
    carriesText: false,
    shot: 'wide',
    cameras: ['drift-right', 'pull-out', 'drift-left'],
    substitute: null,
  },
  proof: {
    purpose: 'A figure or a fact the client stated.',
    shortestSeconds: 1.2,
    longestSeconds: 4.5,
    layouts: ['number-front', 'wall', 'list-poster', 'macro', 'spread'],
    value: 'pale',
    transition: 'punch',
    carriesText: true,
    shot: 'close',
    cameras: ['push-in', 'still-life'],
    substitute: 'feature',
  },
  testimonial: {
    purpose: 'Somebody else says it, in words the prompt holds.',
    shortestSeconds: 1.8,
    longestSeconds: 5,
    layouts: ['quote', 'caption', 'wall'],
    value: 'pale',
    transition: 'dip',
    carriesText: true,
    shot: 'medium',
    cameras: ['still-life', 'push-in'],
    substitute: 'benefit',
  },
  comparison: {
    purpose: 'Before and after, without and with.',
    shortestSeconds: 1.2,
    longestSeconds: 4.5,
    layouts: ['split', 'diagonal', 'wall', 'spread'],
    value: 'field',
    transition: 'wipe',
    carriesText: true,
    shot: 'medium',
    cameras: ['drift-right', 'push-in'],
    substitute: null,
  },
  offer: {
    purpose: 'What it costs or what is saved, in the words of the client.',
    shortestSeconds: 1.4,
    longestSeconds: 4.5,
    layouts: ['offer-seal', 'number-front', 'wall'],
    value: 'hot',
    transition: 'punch',
    carriesText: true,
    shot: 'medium',
    cameras: ['still-life', 'push-in'],
    substitute: 'benefit',
  },
  brand: {
    purpose: 'Who says all this.',
    shortestSeconds: 1.2,
    longestSeconds: 5,
    layouts: ['name-behind', 'ring', 'spread', 'worn-word', 'scatter'],
    value: 'night',
    transition: 'iris',
    carriesText: true,
    shot: 'wide',
    cameras: ['pull-out', 'push-in'],
    substitute: null,
  },
  call_to_action: {
    purpose: 'Say what to do now, and hold it long enough to be done.',
    shortestSeconds: 2.5,
    longestSeconds: 5,
    layouts: ['end-card'],
    value: 'hot',
    transition: 'iris',
    carriesText: true,
    shot: 'medium',
    cameras: ['still-life', 'push-in'],
    substitute: null,
  },
};

/** Layouts that any archetype may fall back on when the ones of a beat are used up. */
export const generalLayouts: readonly LayoutId[] = [
  'wall',
  'macro',
  'diagonal',
  'spread',
  'worn-word',
  'split',
  'ring',
  'number-front',
  'name-behind',
];
