import type { Language } from '#domain/language.ts';

/** The words of one language that give a prompt its shape. Every string is the source of a pattern, without anchors. */
export interface Lexicon {
  /** Whether words are written apart; without spaces, words are matched anywhere. */
  readonly spaced: boolean;
  /** Frequent small words; they tell the language of a prompt. */
  readonly functionWords: string;
  readonly seconds: string;
  readonly minutes: string;
  readonly hours: string;
  /** Number words that may stand before a unit of time. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Set phrases for lengths, with their seconds. */
  readonly lengthPhrases: Readonly<Record<string, number>>;
  /** What an ad is called: commercial, spot, video. */
  readonly ad: string;
  /** Orders to the maker that never belong on screen: create, make me, we need. */
  readonly commands: string;
  /** Where the product stands; each has a group `product`. AD stands for the ad nouns. */
  readonly productPatterns: readonly string[];
  /** Words before a product that are no part of it: articles, our, new. */
  readonly openers: string;
  /** Words that end a product's description: with, that, in a. */
  readonly enders: string;
  /** Stands before a proper name: called, named. */
  readonly called: string;
  /** Stands before a maker's name: by, from. */
  readonly by: string;
  /** Whom the ad is for; each has a group `audience`. */
  readonly audiencePatterns: readonly string[];
  /** Imperatives a viewer is called with, at the start of a clause. */
  readonly callVerbs: string;
  /** Offers other than a percentage, and what follows a percentage. */
  readonly offers: readonly string[];
  readonly percentOff: string;
  /** Until when, or for whom, an offer holds. */
  readonly conditions: string;
  /** Before a price: from, only. */
  readonly priceFrom: string;
  /** Words of direction: clauses with them describe the film, not the product. */
  readonly directionWords: string;
  /** What stands before a tone (style, mood) or after it. */
  readonly styleWords: string;
  /** How this language names languages to write in. */
  readonly writeIn: Readonly<Partial<Record<Language, string>>>;
}

/** A currency amount in any of the usual spellings. */
export const pricePattern =
  '(?:(?:US|R|A|C)?[$€£¥₹]|₽|Rs\\.?|USD|EUR|GBP|AED|SAR)\\s?\\d[\\d.,]*(?<![.,])|\\d[\\d.,]*(?<![.,])\\s?(?:€|\\$|£|¥|₹|euros?\\b|dollars?\\b|pounds?\\b|Euro\\b|dólares|reais|円|元|块|rupees|रुपये|रुपए|درهم|دولار|ريال|جنيه|يورو)';
