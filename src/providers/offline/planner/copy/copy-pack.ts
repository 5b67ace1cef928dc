import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { SubjectCategory } from '../subjects/subject-category.ts';

/**
 * Words one language lends to an ad. They set a mood and assert nothing about a product: no figures, no qualities
 * that could be untrue, nobody's opinion. `*word*` is accented; ` / ` parts a pair into headline and line.
 */
export interface VoiceCopy {
  /** First frame. Pairs where the signature of the archetype shows two parts. */
  readonly hooks: readonly string[];
  /** Two to six words. */
  readonly lines: readonly string[];
  readonly pairs: readonly string[];
  /** Last frame, under the name. */
  readonly taglines: readonly string[];
}

export interface ArchetypeCopy extends VoiceCopy {
  /** What is felt before the product appears. */
  readonly tension: readonly string[];
  /** One word that can fill a frame. */
  readonly words: readonly string[];
}

export const callKinds = ['shop', 'order', 'visit', 'book', 'download', 'listen', 'tickets', 'learn'] as const;
export type CallKind = (typeof callKinds)[number];

export interface CopyPack {
  readonly archetypes: Readonly<Record<ArchetypeId, ArchetypeCopy>>;
  readonly categories: Readonly<Partial<Record<SubjectCategory, VoiceCopy>>>;
  /** Before and after. */
  readonly comparisons: readonly string[];
  /** Turns to the product; `{name}` is its name. */
  readonly solutions: readonly string[];
  /** Says the name in a sentence. */
  readonly introductions: readonly string[];
  readonly calls: Readonly<Record<CallKind, readonly string[]>>;
}
