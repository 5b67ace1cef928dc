import type { Spec } from '../spec.ts';
import type { Variation } from '../variation.ts';

/**
 * What a beat's picture shows. Somebody's own words of a variation stay as they are; in the plan's the product goes by
 * what it is, because a name invites a model to write it.
 */
export function shownWords(spec: Spec, beatIndex: number, variation: Variation): string {
  if (variation.prompt !== null && variation.prompt.trim() !== '') return oneLine(variation.prompt);
  const { visual } = spec.beats[beatIndex]!;
  return oneLine(withoutNames(withoutLettering(visual), spec));
}

/** The product by its kind: what it is, else "the product". */
function productNoun({ product }: Pick<Spec, 'product'>): string {
  return product.category === '' ? 'the product' : product.category;
}

function withoutNames(visual: string, spec: Spec): string {
  const { name, brand, category } = spec.product;
  const noun = productNoun(spec);
  let words = visual.replaceAll(`${name}, ${category}`, () => noun);
  for (const proper of [name, brand]) {
    // A name that is all that is known of the thing, or a part of what it is called, is said.
    if (proper === null || proper.length < 2 || category.toLowerCase().includes(proper.toLowerCase())) continue;
    words = words.replaceAll(wholeWord(proper), () => noun);
  }
  return words.replaceAll(doubled(noun), () => noun);
}

function wholeWord(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?:['’]s)?(?![\\p{L}\\p{N}])`, 'giu');
}

function doubled(noun: string): RegExp {
  return new RegExp(`${escaped(noun)}(?:,?\\s+${escaped(noun)})+`, 'giu');
}

/** A text as a pattern that matches it alone. */
function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}

/** The plan says so of every picture; the prompt says it once, at its end. */
function withoutLettering(visual: string): string {
  return visual.replaceAll(/[;,.]?\s*no (?:on-screen )?(?:lettering|text|words|letters)(?=[;,.]|$)/giu, '');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
