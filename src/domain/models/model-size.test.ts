import { describe, expect, it } from 'vitest';
import { exampleEntry } from '#testkit/example-entry.ts';
import { canMakeAspect, lengthsOf, sizeFor } from './model-size.ts';

const clip = exampleEntry({
  modality: 'video',
  lengths: { kind: 'listed', seconds: [6, 10] },
  sizes: [
    { label: '1080p', height: 1080, onlySeconds: [6] },
    { label: '512p', height: 512 },
    { label: '768p', height: 768 },
  ],
});

describe('sizeFor', () => {
  it('takes the smallest that is large enough', () => {
    expect(sizeFor(clip, '720p')?.label).toBe('768p');
    expect(sizeFor(clip, '1080p')?.label).toBe('1080p');
  });

  it('takes the largest when none is', () => {
    const small = exampleEntry({
      sizes: [
        { label: 'small', height: 480 },
        { label: 'middle', height: 576 },
      ],
    });
    expect(sizeFor(small, '720p')?.label).toBe('middle');
  });

  it('leaves out what cannot last long enough', () => {
    expect(sizeFor(clip, '1080p', 6)?.label).toBe('1080p');
    expect(sizeFor(clip, '1080p', 8)?.label).toBe('768p');
    expect(sizeFor(clip, '1080p', 11)).toBeNull();
  });

  it('knows models without a size', () => {
    expect(sizeFor(exampleEntry({}), '720p')).toBeNull();
  });
});

describe('lengthsOf', () => {
  it('is what the size allows', () => {
    expect(lengthsOf(clip, '768p')).toEqual({ kind: 'listed', seconds: [6, 10] });
    expect(lengthsOf(clip, '1080p')).toEqual({ kind: 'listed', seconds: [6] });
    expect(lengthsOf(clip, null)).toEqual({ kind: 'listed', seconds: [6, 10] });
    expect(lengthsOf(exampleEntry({}), null)).toBeNull();
  });

  it('narrows a range to what a size is limited to', () => {
    const entry = exampleEntry({
      lengths: { kind: 'range', shortest: 2, longest: 12 },
      sizes: [{ label: 'large', height: 1080, onlySeconds: [1, 5, 10, 20] }],
    });
    expect(lengthsOf(entry, 'large')).toEqual({ kind: 'listed', seconds: [5, 10] });
  });
});

describe('canMakeAspect', () => {
  it('asks for one of the model’s own, unless a picture decides', () => {
    const wide = exampleEntry({ aspectRatios: ['16:9'] });
    expect(canMakeAspect(wide, '16:9')).toBe(true);
    expect(canMakeAspect(wide, '4:5')).toBe(false);
    expect(canMakeAspect(wide, null)).toBe(true);
    expect(canMakeAspect({ ...wide, followsFirstFrame: true }, '4:5')).toBe(true);
    expect(canMakeAspect(exampleEntry({ aspectRatios: 'from-image' }), '4:5')).toBe(true);
  });
});
