import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cherryPick, diffManifests, type Manifest } from './manifest.ts';
import { mergeManifests } from './merge-manifests.ts';
import { orderSlots } from './order-slots.ts';
import type { Slot } from './slot.ts';

/** `a1` and `a2` are two artifacts with the same bytes. */
const sha256Of = (id: string): string => id[0]!;
const bytes = (manifest: Manifest): Record<string, string> =>
  Object.fromEntries(Object.entries(manifest).map(([slot, id]) => [slot, sha256Of(id ?? '')]));

const slots: readonly Slot[] = [
  'spec',
  'beat/0/image',
  'beat/1/image',
  'chunk/0',
  'chunk/10',
  'chunk/2',
  'music',
  'segment/0',
  'final',
];
const anyId = fc.constantFrom('a1', 'a2', 'b1', 'c1', 'd1');
const anyManifest = fc
  .array(fc.tuple(fc.constantFrom(...slots), anyId))
  .map((entries): Manifest => Object.fromEntries(entries));

describe('orderSlots', () => {
  it('reads as a film comes to be, whatever order it is given (property)', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...slots], { minLength: slots.length }), (shuffled) => {
        expect(orderSlots(shuffled)).toEqual([
          'spec',
          'beat/0/image',
          'beat/1/image',
          'chunk/0',
          'chunk/2',
          'chunk/10',
          'music',
          'segment/0',
          'final',
        ]);
      }),
    );
  });
});

describe('diffManifests', () => {
  it('compares bytes, not ids', () => {
    const from: Manifest = { spec: 'a1', music: 'b1', 'chunk/0': 'c1' };
    const to: Manifest = { spec: 'a2', music: 'c1', final: 'd1' };
    expect(diffManifests(from, to, sha256Of)).toEqual([
      { slot: 'spec', change: 'equal' },
      { slot: 'chunk/0', change: 'removed' },
      { slot: 'music', change: 'changed' },
      { slot: 'final', change: 'added' },
    ]);
  });

  it('is the same seen from the other side (property)', () => {
    const mirrored = { added: 'removed', removed: 'added', changed: 'changed', equal: 'equal' };
    fc.assert(
      fc.property(anyManifest, anyManifest, (one, other) => {
        expect(diffManifests(one, other, sha256Of).map(({ slot, change }) => [slot, mirrored[change]])).toEqual(
          diffManifests(other, one, sha256Of).map(({ slot, change }) => [slot, change]),
        );
      }),
    );
  });
});

describe('cherryPick', () => {
  it('takes the named slots and leaves the others (property)', () => {
    fc.assert(
      fc.property(anyManifest, anyManifest, fc.subarray([...slots]), (into, from, wanted) => {
        fc.pre(wanted.every((slot) => from[slot] !== undefined));
        const { manifest, changed } = cherryPick(into, from, wanted, sha256Of);
        const before = bytes(into);
        for (const slot of slots) {
          expect(bytes(manifest)[slot]).toBe((wanted.includes(slot) ? bytes(from) : before)[slot]);
          expect(changed.includes(slot)).toBe(bytes(manifest)[slot] !== before[slot]);
        }
      }),
    );
  });
});

describe('cherryPick of what is not there, or is there already', () => {
  it('refuses the first and leaves the second alone', () => {
    expect(() => cherryPick({ spec: 'a1' }, { spec: 'b1' }, ['spec', 'final'], sha256Of)).toThrow('There is no final');
    expect(cherryPick({ spec: 'a1' }, { spec: 'a2' }, ['spec'], sha256Of)).toEqual({
      manifest: { spec: 'a1' },
      changed: [],
    });
  });
});

describe('mergeManifests', () => {
  const merge = (base: Manifest, ours: Manifest, theirs: Manifest) => mergeManifests(base, ours, theirs, sha256Of);

  it('is ours when they changed nothing, and theirs when we changed nothing (property)', () => {
    fc.assert(
      fc.property(anyManifest, anyManifest, (base, other) => {
        expect(merge(base, other, base)).toEqual({ merged: other, changed: [], conflicts: [] });
        const taken = merge(base, base, other);
        expect(bytes(taken.merged)).toEqual(bytes(other));
        expect(taken.conflicts).toEqual([]);
        expect(merge(base, other, other)).toEqual({ merged: other, changed: [], conflicts: [] });
      }),
    );
  });

  it('names the same conflicts from both sides and agrees everywhere else (property)', () => {
    fc.assert(
      fc.property(anyManifest, anyManifest, anyManifest, (base, ours, theirs) => {
        const one = merge(base, ours, theirs);
        const other = merge(base, theirs, ours);
        expect(one.conflicts.map(({ slot, ours, theirs }) => [slot, ours, theirs])).toEqual(
          other.conflicts.map(({ slot, ours, theirs }) => [slot, theirs, ours]),
        );
        const open = new Set<string>(['segment/0', 'final', ...one.conflicts.map(({ slot }) => slot)]);
        for (const slot of slots.filter((slot) => !open.has(slot))) {
          expect(bytes(one.merged)[slot]).toBe(bytes(other.merged)[slot]);
        }
        for (const { slot } of one.conflicts) expect(one.merged[slot]).toBe(ours[slot]);
      }),
    );
  });

  it('changes what it says it changes, and nothing else (property)', () => {
    fc.assert(
      fc.property(anyManifest, anyManifest, anyManifest, (base, ours, theirs) => {
        const { merged, changed } = merge(base, ours, theirs);
        for (const slot of slots) expect(changed.includes(slot)).toBe(bytes(merged)[slot] !== bytes(ours)[slot]);
      }),
    );
  });

  it('brings three sides together in any order when no two changed the same slot (property)', () => {
    fc.assert(
      fc.property(
        anyManifest,
        anyManifest,
        fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
        (base, wish, owners) => {
          const side = (owner: number): Manifest => {
            const ids = slots.map((slot, index): [Slot, string | undefined] => [
              slot,
              (owners[index] === owner ? wish : base)[slot],
            ]);
            return Object.fromEntries(ids.filter(([, id]) => id !== undefined)) as Manifest;
          };
          const [a, b, c] = [side(0), side(1), side(2)];
          const left = merge(base, merge(base, a, b).merged, c).merged;
          const right = merge(base, a, merge(base, b, c).merged).merged;
          expect(bytes(left)).toEqual(bytes(right));
          expect(bytes(left)).toEqual(bytes(wish));
        },
      ),
    );
  });

  it('makes a conflict of what both chose, but not of what follows from it', () => {
    const base: Manifest = { 'chunk/0': 'a1', 'chunk/2': 'a1', final: 'a1' };
    const ours: Manifest = { ...base, 'chunk/0': 'b1', final: 'b1' };
    const disjoint = merge(base, ours, { ...base, 'chunk/2': 'c1', final: 'c1' });
    expect(disjoint).toEqual({ merged: { ...ours, 'chunk/2': 'c1' }, changed: ['chunk/2'], conflicts: [] });
    const { 'chunk/0': _, ...without } = base;
    expect(merge(base, base, without).merged).toStrictEqual(without);
    expect(merge(base, ours, without).conflicts).toEqual([{ slot: 'chunk/0', ours: 'b1', theirs: null }]);
  });
});
