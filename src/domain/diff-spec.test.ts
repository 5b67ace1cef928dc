import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySpec } from '#testkit/any-spec.ts';
import { buildSpec } from '#testkit/build-spec.ts';
import { diffSpecs } from './diff-spec.ts';
import type { Spec } from './spec.ts';

const at = (spec: Spec, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], spec);

describe('diffSpecs', () => {
  it('is empty for a plan and itself, and otherwise names fields that do differ (property)', () => {
    fc.assert(
      fc.property(anySpec, anySpec, (from, to) => {
        expect(diffSpecs(from, structuredClone(from))).toEqual([]);
        const paths = diffSpecs(from, to);
        for (const path of paths) expect(at(from, path)).not.toEqual(at(to, path));
        expect(new Set(diffSpecs(to, from))).toEqual(new Set(paths));
      }),
    );
  });

  it('names leaves, whole beats that one side lacks, and lists of words as one', () => {
    const from = buildSpec();
    const to: Spec = {
      ...from,
      title: 'Other',
      product: { ...from.product, brand: null },
      style: { ...from.style, palette: { ...from.style.palette, hot: '#000000' } },
      logo: { assetId: 'a', sha256: 'b', cutOutAssetId: null, cutOutSha256: null },
      warnings: ['One'],
      beats: [
        { ...from.beats[0]!, text: { ...from.beats[0]!.text, headline: 'New', items: ['a', 'b'] } },
        from.beats[1]!,
        from.beats[2]!,
        from.beats[2]!,
      ],
    };
    expect(diffSpecs(from, to)).toEqual([
      'title',
      'product.brand',
      'style.palette.hot',
      'logo',
      'beats.0.text.headline',
      'beats.0.text.items',
      'beats.3',
      'warnings',
    ]);
  });
});
