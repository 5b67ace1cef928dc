import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildForest, lowestCommonAncestor, type CheckpointBranch, type CheckpointLink } from './checkpoint-tree.ts';

/** Any history: each checkpoint goes on from an earlier one, is an edit of one, or is a root. */
const anyHistory = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom('next', 'next', 'next', 'edit', 'root')), { minLength: 1, maxLength: 60 })
  .map((steps) => {
    const history: CheckpointLink[] = [];
    for (const [index, [pick, step]] of steps.entries()) {
      const from = history[pick % Math.max(1, history.length)];
      const id = `c${index}`;
      if (from === undefined || step === 'root') history.push({ id, parentId: null, editedFromId: null });
      else if (step === 'edit') history.push({ id, parentId: from.parentId, editedFromId: from.id });
      else history.push({ id, parentId: from.id, editedFromId: null });
    }
    return history;
  });

function flatten(branches: readonly CheckpointBranch<CheckpointLink>[]): CheckpointBranch<CheckpointLink>[] {
  return branches.flatMap((branch) => [branch, ...flatten(branch.children)]);
}

const link = (id: string, parentId: string | null, editedFromId: string | null = null): CheckpointLink => ({
  id,
  parentId,
  editedFromId,
});

describe('buildForest', () => {
  it('holds every checkpoint once, below its parent, in the order given (property)', () => {
    fc.assert(
      fc.property(
        anyHistory.chain((history) => fc.shuffledSubarray(history, { minLength: history.length })),
        (history) => {
          const all = flatten(buildForest(history));
          expect(all.map((branch) => branch.checkpoint.id).sort()).toEqual(history.map((each) => each.id).sort());
          for (const { checkpoint, depth, children } of all) {
            const expected = history.filter((each) => each.parentId === checkpoint.id);
            expect(children.map((child) => child.checkpoint)).toEqual(expected);
            for (const child of children) expect(child.depth).toBe(depth + 1);
          }
          for (const root of buildForest(history)) expect([root.checkpoint.parentId, root.depth]).toEqual([null, 0]);
        },
      ),
    );
  });

  it('makes a root of a checkpoint whose parent is unknown, and refuses circles', () => {
    expect(buildForest([link('a', 'gone')])).toEqual([{ checkpoint: link('a', 'gone'), depth: 0, children: [] }]);
    expect(() => buildForest([link('a', null), link('b', 'c'), link('c', 'b')])).toThrow('circle');
  });

  it('looks at each checkpoint a fixed number of times, and stands long lines', () => {
    for (const count of [1_000, 20_000]) {
      let reads = 0;
      const line = Array.from({ length: count }, (_, index) => ({
        id: `c${index}`,
        editedFromId: null,
        get parentId() {
          reads++;
          return index === 0 ? null : `c${index - 1}`;
        },
      }));
      buildForest(line);
      lowestCommonAncestor(line, 'c0', `c${count - 1}`);
      expect(reads).toBeLessThan(count * 5);
    }
  });
});

describe('lowestCommonAncestor', () => {
  it('agrees with the plain definition from both sides (property)', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), fc.nat(), (history, first, second) => {
        const one = history[first % history.length]!;
        const other = history[second % history.length]!;
        const byId = new Map(history.map((each) => [each.id, each]));
        const lineOf = (each: CheckpointLink | undefined): string[] =>
          each === undefined ? [] : [each.id, ...lineOf(byId.get(each.editedFromId ?? each.parentId ?? ''))];
        const shared = lineOf(one).find((id) => lineOf(other).includes(id));
        expect(lowestCommonAncestor(history, one.id, other.id)?.id).toBe(shared);
        expect(lowestCommonAncestor(history, other.id, one.id)?.id).toBe(shared);
        expect(lowestCommonAncestor(history, one.id, one.id)).toBe(one);
      }),
    );
  });

  it('finds the checkpoint an edit was made at, not only their common parent', () => {
    const history = [
      link('plan', null),
      link('pictures', 'plan'),
      link('edited', 'plan', 'pictures'),
      link('clips', 'edited'),
    ];
    expect(lowestCommonAncestor(history, 'clips', 'pictures')?.id).toBe('pictures');
    expect(lowestCommonAncestor(history, 'clips', 'unknown')).toBeUndefined();
  });
});
