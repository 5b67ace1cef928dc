import type { JsonValue } from './canonical-json.ts';
import type { ClipLengths } from './chunk-plan.ts';
import type { ModelCall, SizedEntry } from './model-call.ts';
import type { Price } from './models/price.ts';
import type { MicroUsd } from './money.ts';
import type { Phase, Slot } from './slot.ts';

/** Who makes the results of one kind, and at what price. */
export interface NodeMaker {
  readonly provider: string;
  readonly model: string;
  /** Raised when the same request would give other bytes. */
  readonly version: string;
  readonly price: Price;
  /** The model of the table its results are bought from; absent for what Beatboard makes itself. */
  readonly bought?: SizedEntry;
}

/** Who makes clips, and in which lengths. */
export interface VideoMaker extends NodeMaker {
  readonly clipLengths: ClipLengths;
}

/** One result to be made: what it is made from, and by whom. */
export interface GraphNode {
  readonly slot: Slot;
  readonly phase: Phase;
  readonly maker: NodeMaker;
  /** Slots whose artifacts go into this one; their hashes are part of both digests. */
  readonly inputs: readonly Slot[];
  /** Hashes of files from outside the graph: product photos, a logo, a track. */
  readonly assetHashes: readonly string[];
  /** What a person would call this result's inputs; staleness compares it and names the field that differs. */
  readonly content: { readonly [field: string]: JsonValue };
  readonly seed: number;
  readonly seconds: number;
  readonly estimateMicroUsd: MicroUsd | null;
  /** How it is asked for, when it is bought. */
  readonly call?: ModelCall;
}
