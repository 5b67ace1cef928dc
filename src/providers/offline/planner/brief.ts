import type { AspectRatio, FrameRate, Resolution } from '#domain/frame-format.ts';
import type { Language } from '#domain/language.ts';
import type { FoundSubject } from './find-subjects.ts';
import type { ProductNames } from './product-phrase.ts';
import type { Facts } from './read-facts.ts';
import type { Offers } from './read-offer.ts';
import type { Quotes } from './read-quotes.ts';
import type { ToneReading } from './read-tone.ts';

/** Everything a prompt says, taken apart. Nothing in it is invented. */
export interface Brief extends Facts, Offers, Quotes {
  /** The prompt without markup, for searching. */
  readonly text: string;
  readonly promptLanguage: Language;
  readonly language: Language;
  readonly durationSeconds: number;
  readonly isDurationGiven: boolean;
  readonly aspectRatio: AspectRatio | null;
  readonly resolution: Resolution | null;
  readonly fps: FrameRate | null;
  readonly product: ProductNames;
  /** Things named in the product's own words, and anywhere else. */
  readonly productSubjects: readonly FoundSubject[];
  readonly otherSubjects: readonly FoundSubject[];
  readonly audience: string | null;
  readonly callToAction: string | null;
  readonly contact: string | null;
  readonly colours: readonly string[];
  readonly tone: ToneReading;
  readonly isMusicVideo: boolean;
  readonly warnings: readonly string[];
}
