import { describe, expect, it } from 'vitest';
import type { Artifact } from '#contract/artifact.ts';
import type { DiffEntry } from '../calls/get-diff.ts';
import { differencesOf, isPickable, outdatedBy } from './differences.ts';

const side = { artifact_id: 'a', version: 1, sha256: '0'.repeat(64) };
const entry = (slot: string, change: DiffEntry['change'], to: DiffEntry['to'] = side): DiffEntry => ({
  ...{ slot, change, to, fields: [] },
  from: change === 'added' ? null : side,
});
const made = (slot: string, ...inputs: string[]): Artifact =>
  ({ slot, inputs: Object.fromEntries(inputs.map((input) => [input, 'hash'])) }) as unknown as Artifact;

describe('what differs', () => {
  it('leaves out what is composed of other things', () => {
    const entries = [entry('spec', 'equal'), entry('beat/2/image', 'changed'), entry('segment/2', 'changed')];
    const { differing, equalCount, slotCount } = differencesOf({ entries: [...entries, entry('final', 'changed')] });
    expect(differing.map(({ slot }) => slot)).toEqual(['beat/2/image']);
    expect([equalCount, slotCount]).toEqual([1, 2]);
  });

  it('can be picked where the other side has it and this side has its phase', () => {
    expect(isPickable(entry('beat/0/image', 'changed'), 2)).toBe(true);
    expect(isPickable(entry('chunk/0', 'added'), 2)).toBe(false);
    expect(isPickable(entry('music', 'changed'), 3)).toBe(false);
    expect(isPickable(entry('spec', 'changed'), 1)).toBe(true);
    expect(isPickable(entry('voice/1', 'removed', null), 4)).toBe(false);
  });
});

describe('what goes out of date', () => {
  const artifacts = [
    made('beat/0/image', 'spec'),
    made('chunk/0', 'beat/0/image'),
    made('segment/0', 'chunk/0'),
    made('final', 'segment/0', 'music'),
    made('music', 'spec'),
  ];

  it('follows from what was exchanged, however far', () => {
    expect(outdatedBy(artifacts, ['beat/0/image'])).toEqual(['chunk/0', 'segment/0', 'final']);
    expect(outdatedBy(artifacts, ['music'])).toEqual(['final']);
  });

  it('is not what is exchanged together', () => {
    expect(outdatedBy(artifacts, ['beat/0/image', 'chunk/0'])).toEqual(['segment/0', 'final']);
  });
});
