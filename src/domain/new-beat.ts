import { archetypes } from './archetype.ts';
import { candidateLayouts, spoilers, transitionFor } from './beat-looks.ts';
import { beatLibrary } from './beat-library.ts';
import { tonalValues } from './beat.ts';
import type { Beat, BeatKind, BeatText, LayoutId, TonalValue } from './beat.ts';
import { mergeFields } from './merge-fields.ts';
import type { Spec } from './spec.ts';
import type { BeatPatch } from './spec-patch.ts';

/** What stands beside a beat, as far as it is known. */
export type Neighbour = Partial<Pick<Beat, 'layout' | 'value' | 'direction'>> | undefined;

/** Where in the film a new beat stands. */
export interface NewBeatPlace {
  readonly index: number;
  readonly isLast: boolean;
  readonly isBeforeReveal: boolean;
  readonly previous: Neighbour;
  readonly next: Neighbour;
}

/** A beat that was not in the plan: what the patch leaves open comes from the beat library and the archetype. */
export function newBeat(spec: Spec, kind: BeatKind, patch: BeatPatch, place: NewBeatPlace): Beat {
  const { text, direction, beatIndex: _, startSeconds: __, ...fields } = patch;
  const definition = beatLibrary[kind];
  const archetype = archetypes[spec.style.archetype];
  const words = mergeFields({ headline: headlineOf(kind, spec), line: '', note: '', items: [] as string[] }, text);
  const subjects = fields.subjects ?? heroOf(spec);
  const layout = fields.layout ?? layoutOf(spec, kind, words, subjects, place);
  const shot = layout === 'macro' ? 'macro' : definition.shot;
  const camera =
    definition.cameras.find((move) => move !== place.previous?.direction?.camera) ?? definition.cameras[0]!;
  const defaults: Beat = {
    kind,
    startSeconds: 0,
    durationSeconds: Math.min(Math.max(archetype.aimSeconds, definition.shortestSeconds), definition.longestSeconds),
    visual: `${shot} view of ${describe(spec)}`.slice(0, 1000),
    text: words,
    voiceOver: '',
    direction: mergeFields({ shot, camera, action: '' }, direction),
    layout,
    value: valueOf(spec, kind, place),
    subjects,
    transition: transitionFor(archetype, kind, place.index),
  };
  return mergeFields(defaults, fields);
}

/** Only what the plan knows already; nothing is invented. */
function headlineOf(kind: BeatKind, { product }: Spec): string {
  if (kind === 'call_to_action') return product.callToAction;
  if (kind === 'offer') return product.offer ?? '';
  if (kind === 'brand') return product.brand ?? product.name;
  return kind === 'reveal' ? product.name : '';
}

function describe({ product }: Spec): string {
  return product.category === '' ? product.name : `${product.name}, ${product.category}`;
}

function heroOf(spec: Spec): string[] {
  const hero = spec.beats.find((beat) => beat.subjects.length > 0)?.subjects[0];
  return hero === undefined ? [] : [hero];
}

/** The best layout that the material fills, unlike its neighbours; one the film has not shown yet is liked better. */
function layoutOf(
  spec: Spec,
  kind: BeatKind,
  text: BeatText,
  subjects: readonly string[],
  place: NewBeatPlace,
): LayoutId {
  const all = candidateLayouts(archetypes[spec.style.archetype], kind);
  const fitting = all.filter(
    (layout) =>
      isFilled(layout, text, subjects.length > 0 || spec.productImages.length > 0, spec) &&
      !(place.isBeforeReveal && spoilers.has(layout)) &&
      layout !== place.previous?.layout &&
      layout !== place.next?.layout,
  );
  return fitting.find((layout) => !spec.beats.some((beat) => beat.layout === layout)) ?? fitting[0] ?? all[0]!;
}

function isFilled(layout: LayoutId, { headline, items }: BeatText, hasHero: boolean, spec: Spec): boolean {
  if (layout === 'caption') return spec.productImages.length > 0;
  if (layout === 'triptych' || layout === 'list-poster') return items.length >= 3;
  if (layout === 'number-front') return /\p{Nd}/u.test(headline);
  if (layout === 'quote' || layout === 'offer-seal') return headline !== '';
  if (layout === 'ring' || layout === 'scatter') return hasHero;
  return true;
}

/** The closing value at the end, else what the kind likes; but never that of a neighbour. */
function valueOf(spec: Spec, kind: BeatKind, { isLast, previous, next }: NewBeatPlace): TonalValue {
  const { closingValue, rhythm } = archetypes[spec.style.archetype];
  const liked = [...(isLast ? [closingValue] : []), beatLibrary[kind].value, ...rhythm, ...tonalValues];
  return liked.find((value) => value !== previous?.value && value !== next?.value)!;
}
