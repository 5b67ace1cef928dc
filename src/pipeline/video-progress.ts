import { kindOf, type BuildGraph } from '#domain/build-graph.ts';
import type { GraphNode } from '#domain/graph-node.ts';
import type { Slot } from '#domain/slot.ts';

/** How much of a video is made. */
export interface VideoProgress {
  /** 0 to 1, by work and not by count: a second of film costs far more than a poster. */
  readonly share: number;
  /** Results made and wanted, by kind of slot: `beat/image`, `chunk`, `segment`, `music`, … */
  readonly counts: ReadonlyMap<string, { readonly done: number; readonly total: number }>;
}

/** Work of one result: a fixed part and a part for each of its seconds, in seconds of one core at 720p (measured). */
const workOf: Readonly<Record<string, { readonly fixed: number; readonly perSecond: number }>> = {
  'beat/image': { fixed: 0.5, perSecond: 0 },
  chunk: { fixed: 0.1, perSecond: 0.5 },
  segment: { fixed: 0.3, perSecond: 0.9 },
  music: { fixed: 0.3, perSecond: 0.05 },
  mix: { fixed: 0.5, perSecond: 0.03 },
  stitched: { fixed: 0.2, perSecond: 0 },
  final: { fixed: 0.4, perSecond: 0.01 },
  'final/poster': { fixed: 0.2, perSecond: 0 },
  'final/sheet': { fixed: 0.5, perSecond: 0 },
  'final/report': { fixed: 0.5, perSecond: 0.07 },
};

/** Progress of a film whose plan is known. Pure. */
export function progressOf(graph: BuildGraph, made: ReadonlySet<Slot>): VideoProgress {
  const counts = new Map<string, { done: number; total: number }>();
  let doneWork = 0;
  let totalWork = 0;
  for (const node of graph.nodes) {
    const count = counts.get(kindOf(node.slot)) ?? { done: 0, total: 0 };
    counts.set(kindOf(node.slot), count);
    const work = workOfNode(node);
    count.total += 1;
    totalWork += work;
    if (!made.has(node.slot)) continue;
    count.done += 1;
    doneWork += work;
  }
  return { share: totalWork === 0 ? 0 : doneWork / totalWork, counts };
}

function workOfNode(node: GraphNode): number {
  const work = workOf[kindOf(node.slot)] ?? { fixed: 0.2, perSecond: 0 };
  return work.fixed + work.perSecond * node.seconds;
}

/** Seconds left at the pace since `startShare`; null until enough has been made to tell. */
export function secondsLeft(startShare: number, share: number, elapsedSeconds: number): number | null {
  const made = share - startShare;
  if (share >= 1) return 0;
  return made < 0.03 ? null : Math.round(((1 - share) / made) * elapsedSeconds);
}
