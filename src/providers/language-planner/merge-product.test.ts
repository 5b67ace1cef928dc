import { describe, expect, it } from 'vitest';
import type { Product } from '#domain/spec.ts';
import { buildSpec } from '#testkit/build-spec.ts';
import { mergeProduct } from './merge-product.ts';
import type { Refusal } from './merge-text.ts';
import type { ProductAnswer } from './plan-answer.ts';

const prompt = 'Ad for the Pegasus 41 by Elche Works, free returns, at elche.example';
const read: Product = {
  name: 'Pegasus',
  brand: null,
  category: 'shoe',
  audience: null,
  offer: null,
  callToAction: 'Shop now',
  contact: null,
};
const nothing: ProductAnswer = {
  name: null,
  brand: null,
  category: null,
  audience: null,
  offer: null,
  callToAction: null,
  contact: null,
};

function merged(answer: Partial<ProductAnswer>, product: Product = read) {
  const refusals: Refusal[] = [];
  return { product: mergeProduct(buildSpec({ prompt, product }), { ...nothing, ...answer }, refusals), refusals };
}

describe('what a model may say of a product', () => {
  it('is a fuller reading of its name, and what was missed, in the words of the prompt', () => {
    const { product } = merged({
      name: 'Pegasus 41',
      brand: 'Elche Works',
      offer: 'Free returns',
      contact: 'elche.example',
      category: 'road running shoe',
      audience: 'people who run before work',
      callToAction: 'Lace up',
    });
    expect(product).toEqual({
      name: 'Pegasus 41',
      brand: 'Elche Works',
      category: 'road running shoe',
      audience: 'people who run before work',
      offer: 'Free returns',
      callToAction: 'Lace up',
      contact: 'elche.example',
    });
  });

  it('is never another name, brand, offer or address', () => {
    const { product } = merged({
      name: 'Elche Works',
      brand: 'Nimbus',
      offer: '20% off',
      contact: 'elsewhere.example',
      callToAction: 'Get 20% off',
    });
    expect(product).toEqual(read);
    const stated: Product = { ...read, brand: 'Elche Works', offer: 'Free returns', callToAction: 'Free returns' };
    const other = { brand: 'Pegasus', offer: 'Pegasus 41', callToAction: 'Buy now' };
    expect(merged(other, stated).product).toEqual(stated);
  });

  it('is nothing at all when it is not given', () => {
    expect(mergeProduct(buildSpec(), null, [])).toEqual(buildSpec().product);
    expect(merged({ name: '', category: ' ', callToAction: '**' }).product).toEqual(read);
  });
});
