import { archetypes } from './archetype.ts';
import type { Archetype } from './archetype.ts';
import type { ArchetypeId } from './archetype-id.ts';
import { tonalValues } from './beat.ts';
import type { Beat, BeatKind, LayoutId, TonalValue, Transition } from './beat.ts';
import { beatLibrary, generalLayouts } from './beat-library.ts';
import { createRandom, deriveSeed } from './random.ts';

/** How many times the material can fill a layout; layouts left out can be filled as often as wanted. */
export type LayoutLimits = Readonly<Partial<Record<LayoutId, number>>>;

/** How one beat looks, before anything is written or drawn. */
export interface BeatLook {
  readonly layout: LayoutId;
  readonly value: TonalValue;
  readonly transition: Transition;
  readonly shot: Beat['direction']['shot'];
  readonly camera: Beat['direction']['camera'];
}

interface TimedKind {
  readonly kind: BeatKind;
  readonly startSeconds: number;
}

/** Layouts that say the product's name; before the reveal they would give it away. */
export const spoilers: ReadonlySet<LayoutId> = new Set(['name-behind', 'ring']);

/** How far a layout the material asks for moves up in the order. */
const eagerness = 4;

/** A layout rests this long before it may come again, where another one suits the beat. */
const restSeconds = 30;

/** Layouts, brightness, transitions and camera of all beats: neighbours never share a layout or a brightness. */
export function dressBeats(
  archetypeId: ArchetypeId,
  beats: readonly TimedKind[],
  limits: LayoutLimits,
  wanted: ReadonlySet<LayoutId>,
  seed: number,
): BeatLook[] {
  const archetype = archetypes[archetypeId];
  const values = valuesFor(archetype, beats.length);
  const layouts = layoutsFor(archetype, beats, values, limits, wanted, seed);
  const looks: BeatLook[] = [];
  for (const [index, beat] of beats.entries()) {
    const definition = beatLibrary[beat.kind];
    const layout = layouts[index]!;
    const previous = looks.at(-1);
    const camera = definition.cameras.find((move) => move !== previous?.camera) ?? definition.cameras[0]!;
    looks.push({
      layout,
      value: values[index]!,
      transition: transitionFor(archetype, beat.kind, index),
      shot: layout === 'macro' ? 'macro' : definition.shot,
      camera,
    });
  }
  return looks;
}

/** The archetype's rhythm from the first frame on, bent before the last one so that neighbours differ. */
function valuesFor(archetype: Archetype, count: number): TonalValue[] {
  const values = Array.from({ length: count }, (_, index) => archetype.rhythm[index % archetype.rhythm.length]!);
  values[count - 1] = archetype.closingValue;
  const beforeLast = count - 2;
  if (beforeLast >= 0 && values[beforeLast] === archetype.closingValue) {
    const taken = [values[beforeLast - 1], archetype.closingValue];
    values[beforeLast] =
      archetype.rhythm.find((value) => !taken.includes(value)) ?? tonalValues.find((value) => !taken.includes(value))!;
  }
  return values;
}

function layoutsFor(
  archetype: Archetype,
  beats: readonly TimedKind[],
  values: readonly TonalValue[],
  limits: LayoutLimits,
  wanted: ReadonlySet<LayoutId>,
  seed: number,
): LayoutId[] {
  const history: { layout: LayoutId; value: TonalValue; startSeconds: number }[] = [];
  for (const [index, beat] of beats.entries()) {
    const random = createRandom(deriveSeed(seed, 'layout', index));
    const used = (layout: LayoutId): number => history.filter((past) => past.layout === layout).length;
    const isBeforeReveal = index < beats.findIndex((other) => other.kind === 'reveal');
    const candidates = candidateLayouts(archetype, beat.kind).filter(
      (layout) =>
        layout !== history.at(-1)?.layout &&
        used(layout) < (limits[layout] ?? Infinity) &&
        !(isBeforeReveal && spoilers.has(layout)),
    );
    const scored = candidates.map((layout, rank) => {
      const last = history.findLast((past) => past.layout === layout);
      const rested = last === undefined || beat.startSeconds - last.startSeconds >= restSeconds;
      const sameValue = last !== undefined && last.value === values[index];
      const fatigue = rested ? 0 : 20 + (restSeconds - (beat.startSeconds - last.startSeconds));
      return {
        layout,
        score: rank + random() * 1.6 + fatigue + (sameValue ? 4 : 0) - (wanted.has(layout) ? eagerness : 0),
      };
    });
    scored.sort((one, other) => one.score - other.score);
    const layout = isOpening(index) ? candidates[0]! : scored[0]!.layout;
    history.push({ layout, value: values[index]!, startSeconds: beat.startSeconds });
  }
  return history.map((past) => past.layout);
}

/** The hook keeps the archetype's idea whatever the seed. */
function isOpening(index: number): boolean {
  return index === 0;
}

/** Layouts for a kind of beat in an archetype, the best first. */
export function candidateLayouts(archetype: Archetype, kind: BeatKind): LayoutId[] {
  const listed = [...(archetype.layouts[kind] ?? []), ...beatLibrary[kind].layouts];
  const own = kind === 'hook' ? [archetype.signature, ...listed] : listed;
  const general = kind === 'call_to_action' || kind === 'reveal' ? [] : generalLayouts;
  return [...new Set([...own, ...general])].filter(
    (layout) => !archetype.avoids.includes(layout) || layout === archetype.signature,
  );
}

/** How a kind of beat begins at its place in the film. */
export function transitionFor(archetype: Archetype, kind: BeatKind, index: number): Transition {
  if (index === 0) return 'cut';
  if (kind === 'reveal') return archetype.revealTransition;
  if (kind === 'call_to_action') return beatLibrary.call_to_action.transition;
  return archetype.transitions[index % archetype.transitions.length]!;
}
