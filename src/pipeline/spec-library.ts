import { readFile } from 'node:fs/promises';
import { buildGraph, type BuildGraph, type NodeMakers } from '#domain/build-graph.ts';
import { parseSpec, type Spec } from '#domain/spec.ts';
import type { BlobStore } from '#storage/blob-store.ts';

/** A plan and what it takes to make it. */
export interface KnownSpec {
  readonly spec: Spec;
  readonly graph: BuildGraph;
}

/** Plans kept in memory at once; one is some ten kilobytes. */
const keptSpecs = 200;

/** Plans already read, by where they are stored: artifacts never change, so neither does what was read. */
export class SpecLibrary {
  readonly #blobs: BlobStore;
  readonly #makersOf: (spec: Spec) => NodeMakers;
  readonly #known = new Map<string, KnownSpec>();

  /** @param makersOf Who makes what a plan asks for. */
  constructor(blobs: BlobStore, makersOf: (spec: Spec) => NodeMakers) {
    this.#blobs = blobs;
    this.#makersOf = makersOf;
  }

  /** The plan of an artifact of the slot `spec`. */
  async load({ storageKey }: { readonly storageKey: string }): Promise<KnownSpec> {
    const known = this.#known.get(storageKey) ?? (await this.#read(storageKey));
    // The newest used stand last, so that the first is the one to forget.
    this.#known.delete(storageKey);
    this.#known.set(storageKey, known);
    if (this.#known.size > keptSpecs) this.#known.delete(this.#known.keys().next().value!);
    return known;
  }

  async #read(storageKey: string): Promise<KnownSpec> {
    const spec = parseSpec(JSON.parse(await readFile(await this.#blobs.localPath(storageKey), 'utf8')));
    return { spec, graph: buildGraph(spec, this.#makersOf(spec)) };
  }
}
