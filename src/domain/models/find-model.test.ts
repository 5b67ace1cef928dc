import { describe, expect, it } from 'vitest';
import { exampleEntry } from '#testkit/example-entry.ts';
import { findModel } from './find-model.ts';

const table = [
  exampleEntry({
    id: 'replicate/swift-2',
    modality: 'video',
    vendorModel: 'maker/swift-2',
    shortNames: ['swift', 'swift_fast'],
  }),
  exampleEntry({ id: 'replicate/easel', modality: 'image', vendorModel: 'maker/easel', shortNames: [] }),
];

describe('findModel', () => {
  it.each([
    ['replicate/swift-2', 'replicate/swift-2'],
    ['swift', 'replicate/swift-2'],
    [' Swift-Fast ', 'replicate/swift-2'],
    ['maker/easel', 'replicate/easel'],
    ['nobody', undefined],
    ['', undefined],
  ])('knows %j', (name, id) => {
    expect(findModel(table, name)?.id).toBe(id);
  });

  it('looks within a modality', () => {
    expect(findModel(table, 'swift', 'image')).toBeUndefined();
    expect(findModel(table, 'swift', 'video')?.id).toBe('replicate/swift-2');
  });

  it('takes a name of ours before a name of a vendor', () => {
    const twin = exampleEntry({ id: 'openai/other', vendorModel: 'swift' });
    expect(findModel([twin, ...table], 'swift')?.id).toBe('replicate/swift-2');
  });
});
