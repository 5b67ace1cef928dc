import type { Product, Spec } from '#domain/spec.ts';
import { cutAtWord } from '#domain/prompts/fit-sentences.ts';
import { cleanWords } from './clean-words.ts';
import { acceptWords, type Refusal } from './merge-text.ts';
import type { ProductAnswer } from './plan-answer.ts';
import { isSaid } from './said-in-prompt.ts';

/**
 * The product: what the prompt states stays as it was read. The model may give a fuller reading of a name, and what is
 * missing, in the prompt's own words; only kind, audience and an unstated call to action may be in words of its own.
 */
export function mergeProduct(spec: Spec, answer: ProductAnswer | null, refusals: Refusal[]): Product {
  const { product, prompt } = spec;
  if (answer === null) return product;
  const quoted = (text: string | null, most: number): string | null => {
    const words = text === null ? '' : cleanWords(text).replaceAll('*', '');
    return words.length <= most && isSaid(words, prompt) ? words : null;
  };
  const worded = (text: string | null, field: string, most: number): string | null =>
    acceptWords(text?.replaceAll('*', '') ?? null, field, spec, refusals, (words) => words.length <= most);
  const category = worded(answer.category === null ? null : cutAtWord(answer.category, 80), 'kind of product', 80);
  return {
    name: fullerName(product.name, quoted(answer.name, 80), prompt) ?? product.name,
    brand: product.brand ?? quoted(answer.brand, 80),
    category: category ?? product.category,
    audience: worded(answer.audience, 'audience', 120) ?? product.audience,
    offer: product.offer ?? quoted(answer.offer, 120),
    callToAction: isSaid(product.callToAction, prompt)
      ? product.callToAction
      : (worded(answer.callToAction, 'call to action', 40) ?? product.callToAction),
    contact: product.contact ?? quoted(answer.contact, 120),
  };
}

/** A name that the prompt states is only ever completed ("Pegasus" by "Pegasus 41"), never replaced. */
function fullerName(name: string, other: string | null, prompt: string): string | null {
  if (other === null) return null;
  return isSaid(name, prompt) && !isSaid(name, other) ? null : other;
}
