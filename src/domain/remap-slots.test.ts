import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySpec } from '#testkit/any-spec.ts';
import { buildSpec } from '#testkit/build-spec.ts';
import { buildGraph, digestsOf, type BuildGraph, type NodeMakers } from './build-graph.ts';
import { beatOrigins } from './edit-beats.ts';
import { editSpec } from './edit-spec.ts';
import type { Manifest } from './manifest.ts';
import { remapSlots, type RemapRequest } from './remap-slots.ts';
import type { Slot } from './slot.ts';
import type { Spec } from './spec.ts';
import type { SpecPatch } from './spec-patch.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const maker = { provider: 'test', model: 'm', version: '1', price: { unit: 'result', microUsd: 1 } } as const;
const makers: NodeMakers = {
  image: maker,
  video: { ...maker, clipLengths: { kind: 'range', shortest: 0.1, longest: 2 } },
  music: maker,
  composition: maker,
};

interface Made {
  readonly manifest: Manifest;
  readonly artifacts: Map<string, { sha256: string; contentDigest: string }>;
}

/** Makes everything in a graph; `name` tells the takes of one film from those of another. */
function makeAll(graph: BuildGraph, name = 'first'): Made {
  const hashes = new Map<Slot, string>();
  const artifacts: Made['artifacts'] = new Map([['plan', { sha256: 'plan', contentDigest: 'plan' }]]);
  const manifest: Partial<Record<Slot, string>> = { spec: 'plan' };
  for (const node of graph.nodes) {
    const { contentDigest } = digestsOf(node, hashes, { take: 1 }, hash);
    const id = `${name} ${node.slot}`;
    const sha256 = hash(id);
    hashes.set(node.slot, sha256);
    artifacts.set(id, { sha256, contentDigest });
    manifest[node.slot] = id;
  }
  return { manifest, artifacts };
}

/** Slots whose artifact is not what the plan wants now, and those that have none. */
function faultsOf(
  graph: BuildGraph,
  manifest: Manifest,
  artifacts: Made['artifacts'],
): { stale: Slot[]; empty: Slot[] } {
  const hashes = new Map<Slot, string>();
  const stale: Slot[] = [];
  const empty: Slot[] = [];
  for (const node of graph.nodes) {
    const id = manifest[node.slot];
    const artifact = id === undefined ? undefined : artifacts.get(id);
    if (artifact === undefined) {
      empty.push(node.slot);
      continue;
    }
    hashes.set(node.slot, artifact.sha256);
    const isKnown = node.inputs.every((slot) => hashes.has(slot));
    if (!isKnown || digestsOf(node, hashes, { take: 1 }, hash).contentDigest !== artifact.contentDigest)
      stale.push(node.slot);
  }
  return { stale, empty };
}

function remap(spec: Spec, patch: SpecPatch, made?: Made, fields: Partial<RemapRequest> = {}) {
  const before = buildGraph(spec, makers);
  const { manifest, artifacts } = made ?? makeAll(before);
  const edited = editSpec(spec, patch);
  const after = buildGraph(edited, makers);
  const artifactOf: RemapRequest['artifactOf'] = (id) => artifacts.get(id)!;
  const origins = beatOrigins(spec, patch);
  const remapped = remapSlots({ before, after, origins, manifest, artifactOf, hash, ...fields });
  return { before: manifest, after: remapped, ...faultsOf(after, remapped.manifest, artifacts), edited };
}

/** A plan whose beats last sixes of frames, so that halves and thirds of them are whole frames wherever they stand. */
const anyEvenSpec = anySpec.map((spec) => {
  let endSeconds = 0;
  const beats = spec.beats.map((beat) => {
    const startSeconds = endSeconds;
    const durationSeconds = Math.round(beat.durationSeconds * 5) / 5;
    endSeconds += durationSeconds;
    return { ...beat, startSeconds, durationSeconds };
  });
  return buildSpec({ ...spec, fps: 30, beats, durationSeconds: endSeconds });
});

const anyReorder = anyEvenSpec.chain((spec) =>
  fc.tuple(fc.constant(spec), fc.shuffledSubarray([...spec.beats.keys()], { minLength: spec.beats.length })),
);
const isPlate = (slot: Slot): boolean => /^(?:beat|chunk)\//.test(slot);

describe('remapSlots', () => {
  it('makes no picture and no clip out of date when beats are only reordered (property)', () => {
    fc.assert(
      fc.property(anyReorder, ([spec, order]) => {
        const { stale, empty, before, after, edited } = remap(spec, {
          beats: order.map((beatIndex) => ({ beatIndex })),
        });
        expect(stale.filter(isPlate)).toEqual([]);
        expect(empty).toEqual([]);
        expect(after.dropped).toEqual([]);
        for (const [place, index] of order.entries()) {
          expect(after.manifest[`beat/${place}/image`]).toBe(before[`beat/${index}/image`]);
          // A beat that begins when it did is not even composed again.
          const isUnmoved = edited.beats[place]!.startSeconds === spec.beats[index]!.startSeconds;
          expect(stale.includes(`segment/${place}`)).toBe(!isUnmoved);
        }
      }),
    );
  });

  it('finds the moved artifacts without being told what became of which beat (property)', () => {
    fc.assert(
      fc.property(anyReorder, ([spec, order]) => {
        const patch = { beats: order.map((beatIndex) => ({ beatIndex })) };
        const byPlace = order.map((_, place) => place);
        const { stale, empty } = remap(spec, patch, undefined, { origins: byPlace });
        expect(stale.filter(isPlate)).toEqual([]);
        expect(empty).toEqual([]);
      }),
    );
  });

  it('changes nothing when nothing changed, and drops an artifact only where none is missing (property)', () => {
    fc.assert(
      fc.property(anySpec, fc.array(fc.nat(8), { minLength: 1, maxLength: 9 }), fc.boolean(), (spec, picks, isTold) => {
        const unchanged = remap(spec, {});
        expect(unchanged.after.manifest).toEqual(unchanged.before);
        expect(unchanged.stale).toEqual([]);
        const patch = { beats: picks.map((pick) => ({ beatIndex: pick % spec.beats.length })), durationSeconds: 60 };
        const origins = isTold
          ? beatOrigins(spec, patch)
          : picks.map((_, place) => (place < spec.beats.length ? place : null));
        const { before, after, empty } = remap(spec, patch, undefined, { origins });
        for (const [slot, source] of after.sources) expect(after.manifest[slot]).toBe(before[source]);
        const numbered = empty.filter((slot) => /^(?:beat|segment)\//.test(slot));
        expect(numbered.filter((slot) => isTold || after.dropped.includes(slot))).toEqual([]);
        const used = new Set(Object.values(after.manifest));
        for (const [slot, id] of Object.entries(before))
          expect(after.dropped.includes(slot as Slot)).toBe(!used.has(id));
      }),
    );
  });

  const order = (...indexes: number[]): SpecPatch => ({ beats: indexes.map((beatIndex) => ({ beatIndex })) });

  it('keeps out-of-date pictures with their beat, wherever it goes', () => {
    const spec = buildSpec();
    const made = makeAll(buildGraph(spec, makers));
    made.artifacts.set('old take', { sha256: 'old', contentDigest: 'another plan' });
    const stale: Made = { ...made, manifest: { ...made.manifest, 'beat/0/image': 'old take' } };
    expect(remap(spec, order(1, 0, 2), stale).after.manifest).toMatchObject({
      'beat/0/image': 'first beat/1/image',
      'beat/1/image': 'old take',
      'beat/2/image': 'first beat/2/image',
    });
  });

  it('leaves the slots of a new beat empty instead of showing another one’s picture', () => {
    const inserted: SpecPatch = { beats: [{ beatIndex: 0 }, { kind: 'feature' }, { beatIndex: 1 }, { beatIndex: 2 }] };
    const { after, empty } = remap(buildSpec(), inserted);
    expect(empty).toEqual(['beat/1/image', 'chunk/1', 'segment/1']);
    expect(after.manifest['beat/2/image']).toBe('first beat/1/image');
    expect(after.dropped).toEqual([]);
  });

  it('keeps the clips of a beat in their order when their number changes', () => {
    // The call to action had two clips and has one now; the hook had one and has two.
    const { after, empty } = remap(buildSpec(), { beats: [{ durationSeconds: 2.2 }, {}, { durationSeconds: 2 }] });
    expect(after.sources.get('chunk/0')).toBe('chunk/0');
    expect(after.sources.get('chunk/2')).toBe('chunk/1');
    expect(after.sources.get('chunk/3')).toBe('chunk/2');
    expect(empty).toEqual(['chunk/1']);
    expect(after.dropped).toEqual(['chunk/3']);
  });

  it('drops what belonged to a beat that is gone, and serves a repeated beat twice', () => {
    const removed = remap(buildSpec(), order(0, 2));
    expect(removed.after.dropped).toEqual(['beat/1/image', 'chunk/1', 'segment/1']);
    expect(removed.after.manifest['beat/1/image']).toBe('first beat/2/image');
    const repeated = remap(buildSpec(), order(0, 1, 0, 2));
    expect(repeated.after.manifest['beat/2/image']).toBe('first beat/0/image');
    expect(repeated.after.manifest.spec).toBe('plan');
  });

  it('exchanges an out-of-date picture for one that fits, unless it is locked', () => {
    const spec = buildSpec();
    const { visual, direction, layout, kind } = spec.beats[1]!;
    const patch: SpecPatch = { beats: [{ visual, direction, layout, kind }, {}, {}] };
    const first = spec.beats[0]!;
    expect(first.durationSeconds).toBe(spec.beats[1]!.durationSeconds);
    expect(remap(spec, patch).after.manifest['beat/0/image']).toBe('first beat/1/image');
    const locked = new Set<Slot>(['beat/0/image']);
    const kept = remap(spec, patch, undefined, { locked });
    expect(kept.after.manifest['beat/0/image']).toBe('first beat/0/image');
    expect(kept.stale).toContain('beat/0/image');
  });
});
