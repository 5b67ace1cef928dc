import { describe, expect, it } from 'vitest';
import type { ListedCheckpoint } from '#contract/checkpoint.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { branchTree, lineTo, makingId, type BranchTree } from './branch-tree.ts';
import { filterTree } from './filter-tree.ts';
import { layoutTree, linePath, treeSizes } from './layout-tree.ts';
import { lineCosts } from './line-costs.ts';
import { markNode, moveInList, moveInTree } from './tree-moves.ts';

const checkpoint = (
  id: string,
  branch: string,
  phase: number,
  parent: string | null,
  editedFrom: string | null = null,
): ListedCheckpoint => ({
  ...{ id, branch_name: branch, phase_number: phase, parent_id: parent, edited_from_id: editedFrom },
  ...{ version: 1, status: 'approved', cost_usd: 1, has_edits: false, created_at: '2026-11-21T10:00:00.000Z' },
  ...{ changed_slots: [], made_count: 1, kept_count: 0, thumbnail_url: null },
});

const checkpoints = [
  checkpoint('a1', 'main', 1, null),
  checkpoint('a2', 'main', 2, 'a1'),
  checkpoint('d2', 'pine', 2, 'a1', 'a2'),
  checkpoint('a3', 'main', 3, 'a2'),
  checkpoint('b3', 'main-1', 3, 'a2', 'a3'),
  checkpoint('a4', 'main', 4, 'a3'),
  checkpoint('b4', 'main-1', 4, 'b3'),
  checkpoint('c4', 'main-1-1', 4, 'b3', 'b4'),
  checkpoint('d3', 'pine', 3, 'd2'),
  checkpoint('e1', 'main-2', 1, null, 'a1'),
];

/** Many branches off each other, as in a video that was edited for months. */
function grown(count: number): ListedCheckpoint[] {
  const all: ListedCheckpoint[] = [checkpoint('n0', 'main', 1, null)];
  for (let number = 1; all.length < count; number += 1) {
    const open = all.filter(({ phase_number: phase }) => phase < 4);
    const parent = open[(number * 7) % open.length]!;
    const isOn = !all.some(({ parent_id: id, branch_name: name }) => id === parent.id && name === parent.branch_name);
    const branch = isOn ? parent.branch_name : `${parent.branch_name}-${number}`;
    all.push(checkpoint(`n${number}`, branch, parent.phase_number + 1, parent.id));
  }
  return all;
}

const ids = ({ nodes }: BranchTree): readonly string[] => nodes.map(({ id }) => id);

describe('the tree of branches', () => {
  const tree = branchTree(checkpoints, undefined);
  const places = layoutTree(tree);
  const at = (id: string): readonly [number, number] => {
    const { x, y } = places.get(id)!;
    return [x / treeSizes.columnPitch + 1, y / treeSizes.height];
  };

  it('reads a branch to its end before those that leave it', () => {
    expect(ids(tree)).toEqual(['a1', 'a2', 'a3', 'a4', 'b3', 'b4', 'c4', 'd2', 'd3', 'e1']);
    expect(tree.nodes.filter(({ isFirstOfBranch }) => isFirstOfBranch).map(({ id }) => id)).toEqual([
      ...['a1', 'b3', 'c4', 'd2', 'e1'],
    ]);
  });

  it('puts phases into columns and branches into rows', () => {
    expect(['a1', 'a2', 'a3', 'a4'].map(at)).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
    ]);
    expect(at('b3')[1]).toBe(at('b4')[1]);
    expect(at('d2')[1]).toBe(at('d3')[1]);
    expect(at('e1')[0]).toBe(1);
  });

  it('knows the line to a checkpoint and what it cost', () => {
    expect(lineTo(tree, 'c4').map(({ id }) => id)).toEqual(['c4', 'b3', 'a2', 'a1']);
    expect(lineCosts(checkpoints, 'b4')).toEqual({ wholeUsd: 5, branchUsd: 2 });
    const unknown = checkpoints.map((each) => (each.id === 'a3' ? { ...each, cost_usd: null } : each));
    expect(lineCosts(unknown, 'b4')).toEqual({ wholeUsd: null, branchUsd: 2 });
  });

  it('leads the keyboard along it', () => {
    const move = (id: string | null, key: string): string | null => moveInTree(tree, places, id, key);
    expect(move(null, 'ArrowRight')).toBe('a1');
    expect([move('a2', 'ArrowRight'), move('b3', 'ArrowLeft'), move('a4', 'ArrowRight')]).toEqual(['a3', 'a2', null]);
    expect([move('a4', 'ArrowDown'), move('b4', 'ArrowDown'), move('c4', 'ArrowUp')]).toEqual(['b4', 'c4', 'b4']);
    expect([move('c4', 'Home'), move('b3', 'End')]).toEqual(['a1', 'b4']);
    expect(moveInList(tree, 'a4', 'ArrowDown')).toBe('b3');
    expect(moveInList(tree, 'a1', 'ArrowUp')).toBe(null);
  });

  it('shows a part with everything it comes from', () => {
    const wordsOf = ({ branchName }: { branchName: string }): string => branchName;
    expect(ids(filterTree(tree, 'all', 'PINE', wordsOf))).toEqual(['a1', 'd2', 'd3']);
    expect(ids(filterTree(tree, 'finals', '', wordsOf))).toEqual(['a1', 'a2', 'a3', 'a4', 'b3', 'b4', 'c4']);
    expect(ids(filterTree(tree, 'running', '', wordsOf))).toEqual([]);
  });
});

describe('what is being made', () => {
  const status = (state: string, phase: number): VideoStatus =>
    ({
      ...{ status: state, current_phase: phase, eta_seconds: 130 },
      current_checkpoint: { checkpoint_id: 'a2' },
      stages: [{ stage: 'clips', state: 'running', done: 5, total: 9 }],
    }) as unknown as VideoStatus;

  it('hangs on the checkpoint it goes on from, until it is one itself', () => {
    const { nodes, byId } = branchTree(checkpoints.slice(0, 2), status('generating_chunks', 3));
    expect(nodes.map(({ id }) => id)).toEqual(['a1', 'a2', makingId]);
    expect(byId.get(makingId)).toMatchObject({
      ...{ parentId: 'a2', branchName: 'main', phase: 3, state: 'making' },
      making: { done: 5, total: 9, secondsLeft: 130 },
    });
    expect(branchTree(checkpoints.slice(0, 2), status('failed', 3)).byId.get(makingId)?.state).toBe('stopped');
    expect(branchTree(checkpoints.slice(0, 2), status('paused_at_phase2', 2)).byId.has(makingId)).toBe(false);
  });
});

describe('a tree of 500', () => {
  const tree = branchTree(grown(500), undefined);
  const places = layoutTree(tree);

  it('keeps every branch in one row, and no two nodes in one place', () => {
    const rows = Map.groupBy(tree.nodes, ({ branchName }) => branchName);
    for (const row of rows.values()) expect(new Set(row.map(({ id }) => places.get(id)!.y)).size).toBe(1);
    const cells = [...places.values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(cells).size).toBe(500);
  });

  it('crosses no lines', () => {
    // Between two columns, lines lie side by side when the heights they pass do not overlap.
    for (const phase of [1, 2, 3]) {
      const spans = tree.nodes
        .filter((node) => node.phase === phase)
        .map(({ id }) => [
          places.get(id)!.y,
          ...(tree.childrenOf.get(id) ?? []).map((child) => places.get(child.id)!.y),
        ])
        .map((heights) => [Math.min(...heights), Math.max(...heights)] as const)
        .toSorted((one, other) => one[0] - other[0]);
      for (const [index, [top]] of spans.slice(1).entries()) expect(top).toBeGreaterThan(spans[index]![1]);
    }
  });
});

describe('marks', () => {
  it('set A, then B; a third takes the place of B', () => {
    const none = { a: null, b: null };
    expect(markNode(none, 'x')).toEqual({ a: 'x', b: null });
    expect(markNode({ a: 'x', b: null }, 'y')).toEqual({ a: 'x', b: 'y' });
    expect(markNode({ a: 'x', b: 'y' }, 'z')).toEqual({ a: 'x', b: 'z' });
    expect(markNode({ a: 'x', b: 'y' }, 'x')).toEqual({ a: 'y', b: null });
    expect(markNode({ a: 'x', b: 'y' }, 'y')).toEqual({ a: 'x', b: null });
  });
});

it('draws lines straight where they can be', () => {
  expect(linePath({ x: 0, y: 0 }, { x: 266, y: 0 })).toBe('M160 77H266');
  expect(linePath({ x: 0, y: 0 }, { x: 266, y: 146 })).toContain('Q');
});
