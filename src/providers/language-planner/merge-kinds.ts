import { archetypes } from '#domain/archetype.ts';
import { candidateLayouts } from '#domain/beat-looks.ts';
import type { BeatKind } from '#domain/beat.ts';
import type { Spec } from '#domain/spec.ts';

/** Kinds that a model may choose between. The others hold the story together, or belong to the client's own words. */
const free: ReadonlySet<BeatKind> = new Set([
  'problem',
  'tension',
  'solution',
  'feature',
  'benefit',
  'demonstration',
  'lifestyle',
  'comparison',
]);

/** What a beat is told as: another free kind, where its layout and its place in the story suit it; else its own. */
export function mergeKind(spec: Spec, beatIndex: number, wished: BeatKind | null): BeatKind {
  const { kind, layout } = spec.beats[beatIndex]!;
  if (wished === null || !free.has(kind) || !free.has(wished)) return kind;
  const revealAt = spec.beats.findIndex((beat) => beat.kind === 'reveal');
  const isLate = (wished === 'problem' || wished === 'tension') && revealAt !== -1 && beatIndex > revealAt;
  return !isLate && candidateLayouts(archetypes[spec.style.archetype], wished).includes(layout) ? wished : kind;
}
