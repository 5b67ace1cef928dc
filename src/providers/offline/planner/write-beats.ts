import type { ArchetypeId } from '#domain/archetype-id.ts';
import { beatLibrary } from '#domain/beat-library.ts';
import type { Beat, LayoutId } from '#domain/beat.ts';
import type { ComposedBeat } from '#domain/compose-beats.ts';
import type { ChosenSubjects } from './choose-subjects.ts';
import type { CopyDesk } from './copy-desk.ts';
import { longestEntry } from './material-limits.ts';
import { writeText } from './write-text.ts';
import { writeAction, writeVisual } from './write-visual.ts';

/** Words, picture and direction of every beat. */
export function writeBeats(
  composed: readonly ComposedBeat[],
  archetype: ArchetypeId,
  desk: CopyDesk,
  subjects: ChosenSubjects,
): Beat[] {
  const revealAt = composed.findIndex((beat) => beat.kind === 'reveal');
  const described = desk.product.category === '' ? desk.product.name : `${desk.product.name}, ${desk.product.category}`;
  if (composed.some((beat) => beat.layout === 'list-poster') && desk.brief.items.length < 3) keepForList(desk);
  const scenes = [...desk.brief.scenes];
  desk.own.keptFigures = composed.filter((beat) => beat.layout === 'number-front' && beat.kind !== 'offer').length;
  const isNameTold = composed[0]?.layout === 'stage-lights';
  let quietBeats = 0;
  return composed.map((beat, index) => {
    const isQuiet = !beatLibrary[beat.kind].carriesText;
    const maySpeak = !isQuiet || quietBeats++ % 2 === 1;
    const isOfferTold = composed.slice(0, index).some((earlier) => earlier.kind === 'offer');
    const { kind, startSeconds, durationSeconds, layout, value, transition, shot, camera } = beat;
    const text = writeText({ kind, layout, isAfterReveal: index > revealAt, isOfferTold, isNameTold, maySpeak }, desk);
    const scene = kind === 'call_to_action' ? null : (scenes.shift() ?? null);
    return {
      kind,
      startSeconds,
      durationSeconds,
      visual: writeVisual(kind, archetype, value, described, scene),
      text,
      voiceOver: '',
      direction: { shot, camera, action: writeAction(kind, archetype) },
      layout,
      value,
      subjects: subjectsFor(layout, subjects, index),
      transition,
    };
  });
}

/** Takes the last three or four short facts off the desk, so that the frame that lists them finds them. */
function keepForList(desk: CopyDesk): void {
  const short = desk.own.facts.filter((fact) => fact.words.length <= longestEntry);
  for (const fact of short.slice(short.length > 4 ? -4 : -3)) {
    desk.own.listed.push(fact);
    desk.own.facts.splice(desk.own.facts.indexOf(fact), 1);
  }
}

/** The hero alone in close frames, its companions where there is room, one thing for each entry of a triptych. */
function subjectsFor(layout: LayoutId, subjects: ChosenSubjects, index: number): string[] {
  const { hero, companions, itemIcons } = subjects;
  if (hero === null) return [];
  if (layout === 'triptych' && itemIcons.length >= 3) return itemIcons.slice(0, 3);
  if (layout === 'scatter' || layout === 'list-poster') return [hero, ...companions].slice(0, 5);
  if (layout === 'macro' || layout === 'name-behind' || layout === 'number-front') return [hero];
  const companion = companions.length === 0 ? undefined : companions[index % companions.length];
  return companion === undefined ? [hero] : [hero, companion];
}
