import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSpec } from '#testkit/build-spec.ts';
import { billOf, type SelectedArtifact } from './bill.ts';
import { buildGraph, digestsOf, type BuildGraph, type NodeMakers } from './build-graph.ts';
import type { Slot } from './slot.ts';
import type { Spec } from './spec.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const maker = { provider: 'test', model: 'm', version: '1', price: { unit: 'result', microUsd: 10_000 } } as const;
const makers: NodeMakers = {
  image: maker,
  video: {
    ...maker,
    price: { unit: 'second', microUsd: 50_000 },
    clipLengths: { kind: 'range', shortest: 0.1, longest: 60 },
  },
  music: maker,
  composition: { ...maker, price: { unit: 'result', microUsd: 0 } },
};

/** Makes everything in a graph the way the pipeline would: each artifact's bytes stand for its content. */
function makeAll(graph: BuildGraph): Map<Slot, SelectedArtifact> {
  const hashes = new Map<Slot, string>();
  const made = new Map<Slot, SelectedArtifact>();
  for (const node of graph.nodes) {
    const { contentDigest } = digestsOf(node, hashes, 1, hash);
    hashes.set(node.slot, hash(`bytes of ${contentDigest}`));
    made.set(node.slot, { sha256: hashes.get(node.slot)!, contentDigest, content: node.content, take: 1 });
  }
  return made;
}

const withHeadline = (spec: Spec, beatIndex: number, headline: string): Spec => ({
  ...spec,
  beats: spec.beats.map((beat, index) => (index === beatIndex ? { ...beat, text: { ...beat.text, headline } } : beat)),
});

describe('the build graph', () => {
  it('puts every node after its inputs', () => {
    const seen = new Set<Slot>();
    for (const node of buildGraph(buildSpec(), makers).nodes) {
      for (const input of node.inputs) expect(seen).toContain(input);
      seen.add(node.slot);
    }
  });

  it('bills nothing when nothing changed, and everything when nothing exists', () => {
    const graph = buildGraph(buildSpec(), makers);
    expect(billOf(graph, makeAll(graph), hash).lines.every((line) => line.action === 'reuse')).toBe(true);
    expect(billOf(graph, new Map(), hash).lines.every((line) => line.action === 'make')).toBe(true);
  });

  it('makes one segment and the film again for one headline, and names the cause', () => {
    const before = buildSpec();
    const bill = billOf(
      buildGraph(withHeadline(before, 1, 'Other words'), makers),
      makeAll(buildGraph(before, makers)),
      hash,
    );
    const made = bill.lines.filter((line) => line.action === 'make');
    expect(made.map((line) => line.slot)).toEqual([
      'segment/1',
      'final',
      'final/poster',
      'final/sheet',
      'final/report',
    ]);
    expect(made[0]!.cause).toBe('its text changed');
    expect(bill.totalMicroUsd).toBe(0);
  });

  it('follows a changed picture into its clip and segment, and prices what is made', () => {
    const before = buildSpec();
    const after = {
      ...before,
      beats: before.beats.map((beat, index) => (index === 0 ? { ...beat, visual: 'Another cup' } : beat)),
    };
    const bill = billOf(buildGraph(after, makers), makeAll(buildGraph(before, makers)), hash);
    const made = bill.lines.filter((line) => line.action === 'make').map((line) => line.slot);
    expect(made).toEqual([
      'beat/0/image',
      'chunk/0',
      'segment/0',
      'stitched',
      'final',
      'final/poster',
      'final/sheet',
      'final/report',
    ]);
    expect(bill.totalMicroUsd).toBe(10_000 + 1.8 * 50_000);
  });

  it('asks for a new result when the take is raised, and for the same one otherwise', () => {
    const node = buildGraph(buildSpec(), makers).nodes[0]!;
    const [first, same, next] = [1, 1, 2].map((take) => digestsOf(node, new Map(), take, hash));
    expect(first).toEqual(same);
    expect(next!.requestKey).not.toBe(first!.requestKey);
    expect(next!.contentDigest).toBe(first!.contentDigest);
  });

  it('keeps an unknown price unknown', () => {
    const unpriced = { ...makers, music: { ...maker, price: { unit: 'result', microUsd: null } } } as const;
    expect(billOf(buildGraph(buildSpec(), unpriced), new Map(), hash).totalMicroUsd).toBeNull();
  });

  it('never bills a slot whose inputs and content are as they were (property)', () => {
    const base = buildSpec();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.string({ maxLength: 40 }), (beatIndex, headline) => {
        const bill = billOf(
          buildGraph(withHeadline(base, beatIndex, headline), makers),
          makeAll(buildGraph(base, makers)),
          hash,
        );
        const made = bill.lines.filter((line) => line.action === 'make').map((line) => line.slot);
        const changed = headline !== base.beats[beatIndex]!.text.headline;
        expect(made.filter((slot) => slot.startsWith('segment/'))).toEqual(changed ? [`segment/${beatIndex}`] : []);
        expect(made.some((slot) => slot.startsWith('chunk/') || slot === 'music')).toBe(false);
      }),
    );
  });
});
