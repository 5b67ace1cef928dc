import { expect, it } from 'vitest';
import { fileKind } from './file-kind.ts';

it('tells a file by its type, else by the ending of its name', () => {
  expect(fileKind({ type: 'image/png', name: 'song.mp3' })).toBe('image');
  expect(fileKind({ type: '', name: 'Theme.FLAC' })).toBe('audio');
  expect(fileKind({ type: 'application/octet-stream', name: 'cut.mov' })).toBe('video');
  expect(fileKind({ type: 'application/pdf', name: 'brief.pdf' })).toBe('other');
});
