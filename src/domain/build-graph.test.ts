import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSpec } from '#testkit/build-spec.ts';
import { billOf, type Bill, type BillRequest, type SelectedArtifact } from './bill.ts';
import { buildGraph, digestsOf, type BuildGraph, type NodeMakers } from './build-graph.ts';
import type { JsonValue } from './canonical-json.ts';
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
    const { contentDigest } = digestsOf(node, hashes, { take: 1 }, hash);
    hashes.set(node.slot, hash(`bytes of ${contentDigest}`));
    const inputs = new Map(node.inputs.map((slot) => [slot as string, hashes.get(slot)!]));
    // As it comes back from the database: keys of objects in another order.
    const content = Object.fromEntries(Object.entries(node.content).map(([name, value]) => [name, reversed(value)]));
    made.set(node.slot, { sha256: hashes.get(node.slot)!, contentDigest, content, inputs });
  }
  return made;
}

function reversed(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}

/** What going on to the end would do; everything that is out of date is made again unless said otherwise. */
function bill(graph: BuildGraph, selected: BillRequest['selected'], over: Partial<BillRequest> = {}): Bill {
  const request = { graph, selected, toPhase: 4, remake: 'everything', locked: new Set<Slot>(), hash } as const;
  return billOf({ ...request, find: () => undefined, isBought: () => false, ...over });
}

const slotsOf = ({ lines }: Bill, action: string): Slot[] =>
  lines.filter((line) => line.action === action).map((line) => line.slot);

const withHeadline = (spec: Spec, beatIndex: number, headline: string): Spec => ({
  ...spec,
  beats: spec.beats.map((beat, index) => (index === beatIndex ? { ...beat, text: { ...beat.text, headline } } : beat)),
});

const withVisual = (spec: Spec, visual: string): Spec => ({
  ...spec,
  beats: spec.beats.map((beat, index) => (index === 0 ? { ...beat, visual } : beat)),
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
    expect(slotsOf(bill(graph, makeAll(graph)), 'reuse')).toHaveLength(graph.nodes.length);
    expect(slotsOf(bill(graph, new Map()), 'make')).toHaveLength(graph.nodes.length);
  });

  it('makes one segment and the film again for one headline, and names the cause', () => {
    const before = buildSpec();
    const edited = buildGraph(withHeadline(before, 1, 'Other words'), makers);
    const result = bill(edited, makeAll(buildGraph(before, makers)));
    expect(slotsOf(result, 'make')).toEqual(['segment/1', 'final', 'final/poster', 'final/sheet', 'final/report']);
    expect(result.lines.filter(({ action }) => action === 'make').map(({ cause }) => cause)).toEqual([
      "beat 2's text changed",
      'beat 2 is made again',
      ...Array<string>(3).fill('the film is made again'),
    ]);
    expect(result.totalMicroUsd).toBe(0);
  });

  it('follows a changed picture into its clip and segment, and prices what is made', () => {
    const before = buildSpec();
    const result = bill(buildGraph(withVisual(before, 'Another cup'), makers), makeAll(buildGraph(before, makers)));
    expect(slotsOf(result, 'make')).toEqual([
      'beat/0/image',
      'chunk/0',
      'segment/0',
      'stitched',
      'final',
      'final/poster',
      'final/sheet',
      'final/report',
    ]);
    expect(result.totalMicroUsd).toBe(10_000 + 1.8 * 50_000);
  });

  it('keeps what is out of date but what it composes itself, unless asked, and says why and at what price', () => {
    const before = buildSpec();
    const graph = buildGraph(withVisual(before, 'Another cup'), makers);
    const selected = makeAll(buildGraph(before, makers));
    const stale = { slot: 'beat/0/image', cause: "beat 1's picture description changed", priceMicroUsd: 10_000 };
    const composition = bill(graph, selected, { remake: 'composition' });
    expect(composition.lines.find(({ slot }) => slot === 'beat/0/image')).toMatchObject({ ...stale, costMicroUsd: 0 });
    // The clip is out of date as well, since its own wish changed; what is made from both is as it was.
    expect(slotsOf(composition, 'keep_stale')).toEqual(['beat/0/image', 'chunk/0']);
    expect(slotsOf(composition, 'make')).toEqual([]);
    expect(composition.totalMicroUsd).toBe(0);
    const locked = bill(graph, selected, { locked: new Set<Slot>(['beat/0/image', 'chunk/0']) });
    expect(slotsOf(locked, 'keep_stale')).toEqual(['beat/0/image', 'chunk/0']);
    expect(slotsOf(locked, 'make')).toEqual([]);
  });

  it('composes again, unasked, what is made from another take, and never the music', () => {
    const graph = buildGraph(buildSpec(), makers);
    const selected = makeAll(graph);
    selected.set('chunk/1', { ...selected.get('chunk/1')!, sha256: hash('another take') });
    const composition = bill(graph, selected, { remake: 'composition' });
    const made = ['segment/1', 'stitched', 'final', 'final/poster', 'final/sheet', 'final/report'];
    expect(slotsOf(composition, 'make')).toEqual(made);
    expect(composition.lines.find(({ slot }) => slot === 'stitched')?.cause).toBe('clip 2 changed');
    const nothing = bill(graph, selected, { remake: 'nothing' });
    expect(slotsOf(nothing, 'keep_stale')).toEqual(['segment/1', 'stitched']);
    const faster = buildGraph({ ...buildSpec(), audio: { ...buildSpec().audio, mood: 'tense' } }, makers);
    const moody = bill(faster, makeAll(graph), { remake: 'composition' });
    expect(slotsOf(moody, 'keep_stale')).toEqual(['music']);
    expect(moody.lines.find(({ slot }) => slot === 'music')?.cause).toBe("the film's mood changed");
  });

  it('reuses what was made before for the same request', () => {
    const before = buildSpec();
    const old = buildGraph(before, makers);
    const bytes = new Map(
      old.nodes.map((node) => {
        const hashes = new Map([...makeAll(old)].map(([slot, { sha256 }]) => [slot, sha256]));
        return [digestsOf(node, hashes, { take: 1 }, hash).requestKey, hashes.get(node.slot)!];
      }),
    );
    const edited = makeAll(buildGraph(withVisual(before, 'Another cup'), makers));
    const result = bill(old, edited, { find: (requestKey) => bytes.get(requestKey) });
    expect(slotsOf(result, 'make')).toEqual([]);
    expect(result.lines.filter(({ kept }) => !kept).map(({ slot }) => slot)).toContain('chunk/0');
    expect(result.totalMicroUsd).toBe(0);
  });

  it('asks for a new result when take, seed or wish differ, and for the same one otherwise', () => {
    const node = buildGraph(buildSpec(), makers).nodes[0]!;
    const options = [{ take: 1 }, { take: 1 }, { take: 2 }, { take: 1, seed: 9 }, { take: 1, variation: 'red' }];
    const [first, same, ...others] = options.map((option) => digestsOf(node, new Map(), option, hash));
    expect(first).toEqual(same);
    expect(new Set([first, ...others].map((digests) => digests!.requestKey)).size).toBe(4);
    for (const other of others) expect(other.contentDigest).toBe(first!.contentDigest);
  });

  it('keeps an unknown price unknown', () => {
    const unpriced = { ...makers, music: { ...maker, price: { unit: 'unknown' } } } as const;
    expect(bill(buildGraph(buildSpec(), unpriced), new Map()).totalMicroUsd).toBeNull();
  });

  it('never bills a slot whose inputs and content are as they were (property)', () => {
    const base = buildSpec();
    const made = makeAll(buildGraph(base, makers));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.string({ maxLength: 40 }), (beatIndex, headline) => {
        const result = slotsOf(bill(buildGraph(withHeadline(base, beatIndex, headline), makers), made), 'make');
        const changed = headline !== base.beats[beatIndex]!.text.headline;
        expect(result.filter((slot) => slot.startsWith('segment/'))).toEqual(changed ? [`segment/${beatIndex}`] : []);
        expect(result.some((slot) => slot.startsWith('chunk/') || slot === 'music')).toBe(false);
      }),
    );
  });
});
