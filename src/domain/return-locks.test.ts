import { expect, it } from 'vitest';
import { returnLocks } from './return-locks.ts';

const hashes: Readonly<Record<string, string>> = { a: 'A', b: 'B', moved: 'A' };
const sha256Of = (id: string): string => hashes[id] ?? id;

it('gives a lock back to what it was set on', () => {
  const committed = { 'beat/0/image': 'a', 'beat/1/image': 'b', 'chunk/0': 'a' } as const;
  const reordered = { 'beat/0/image': 'b', 'beat/1/image': 'moved', 'chunk/0': 'a' } as const;
  const edited = { ...committed, 'beat/0/image': 'new take', 'beat/2/image': 'inserted' } as const;
  expect(returnLocks(['beat/1/image'], reordered, committed, sha256Of)).toEqual(['beat/0/image']);
  expect(returnLocks(['beat/0/image', 'beat/1/image'], edited, committed, sha256Of)).toEqual([
    'beat/0/image',
    'beat/1/image',
  ]);
  expect(returnLocks(['beat/2/image'], edited, committed, sha256Of)).toEqual([]);
});
