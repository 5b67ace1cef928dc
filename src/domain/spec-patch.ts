import type { Beat, BeatText } from './beat.ts';
import type { Audio, Palette, Product, Spec, Style } from './spec.ts';

/** One beat of an edited plan: what differs from the beat it is made from, or a new beat. */
export interface BeatPatch extends Partial<Omit<Beat, 'text' | 'direction'>> {
  /** The beat of the present plan it is made from, from 0; omitted: the one at the same place, else a new one. */
  readonly beatIndex?: number;
  readonly text?: Partial<BeatText>;
  readonly direction?: Partial<Beat['direction']>;
}

/** What an edit changes of a plan; everything left out stays. */
export interface SpecPatch {
  readonly title?: string;
  readonly durationSeconds?: Spec['durationSeconds'];
  readonly product?: Partial<Product>;
  readonly style?: Partial<Omit<Style, 'palette' | 'faces'>> & { readonly palette?: Partial<Palette> };
  readonly audio?: Partial<Pick<Audio, 'mood' | 'tempoBpm'>>;
  /** Replaces the list of beats. */
  readonly beats?: readonly BeatPatch[];
}
