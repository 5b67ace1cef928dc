import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetKey, checkStorageKey, safeFileName, storageKey } from './storage-keys.ts';

const place = { userId: 'local', videoId: 'video_1' } as const;

describe('storageKey', () => {
  it.each([
    ['spec', 'json', 'spec_v1.json'],
    ['beat/0/image', 'png', 'beat_00_v1.png'],
    ['beat/12/image', 'png', 'beat_12_v1.png'],
    ['chunk/4', 'mp4', 'chunk_04_v1.mp4'],
    ['segment/3', 'mp4', 'segment_03_v1.mp4'],
    ['music', 'mp3', 'music_v1.mp3'],
    ['mix', 'wav', 'mix_v1.wav'],
    ['stitched', 'mp4', 'stitched_v1.mp4'],
    ['final', 'mp4', 'final_v1.mp4'],
    ['final/poster', 'png', 'final_poster_v1.png'],
    ['final/sheet', 'png', 'final_sheet_v1.png'],
    ['final/report', 'json', 'final_report_v1.json'],
  ] as const)('names %s as a person would', (slot, extension, name) => {
    expect(storageKey({ ...place, slot, version: 1, extension })).toBe(`local/videos/video_1/${name}`);
  });

  it('refuses identifiers, versions and extensions that could lead elsewhere', () => {
    const good = { ...place, slot: 'final', version: 1, extension: 'mp4' } as const;
    expect(() => storageKey({ ...good, userId: '../x' })).toThrow();
    expect(() => storageKey({ ...good, videoId: 'a/b' })).toThrow();
    expect(() => storageKey({ ...good, version: 0 })).toThrow();
    expect(() => storageKey({ ...good, extension: 'mp4/x' })).toThrow();
  });
});

describe('safeFileName', () => {
  it.each([
    ['shoe.jpg', 'shoe.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\photos\\my shoe (1).JPG', 'my_shoe_1_.JPG'],
    ['кофе ☕.png', 'кофе_.png'],
    ['...', 'file'],
    ['', 'file'],
  ])('makes %j into %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('makes a storable key of any name', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const key = assetKey('local', 'asset_1', name);
        checkStorageKey(key);
        expect(key.split('/')).toHaveLength(4);
      }),
    );
  });
});

describe('checkStorageKey', () => {
  it('counts the length in bytes, as stores do', () => {
    const keyOf = (count: number): string => Array.from({ length: count }, () => 'кофе').join('/');
    expect(() => checkStorageKey(keyOf(100))).not.toThrow();
    expect(() => checkStorageKey(keyOf(101))).toThrow(/not a storage key/);
  });
});
