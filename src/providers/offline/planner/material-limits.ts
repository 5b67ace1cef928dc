import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { LayoutId } from '#domain/beat.ts';
import type { Brief } from './brief.ts';
import type { ChosenSubjects } from './choose-subjects.ts';
import type { CopyDesk } from './copy-desk.ts';
import { offerLine } from './write-text.ts';

/** Kinds of ad in which one word may stand as large as a figure. */
const loudArchetypes: ReadonlySet<ArchetypeId> = new Set(['sport', 'tech', 'music', 'playful']);

/** Longest entry of a list on screen. */
export const longestEntry = 26;

/** How many beats the client's own words can fill. */
export function kindLimits(
  brief: Brief,
  desk: CopyDesk,
  archetype: ArchetypeId,
  durationSeconds: number,
): { offer: number; testimonial: number; proof: number } {
  const tellings = durationSeconds >= 60 ? 2 : 1;
  return {
    offer: offerLine(desk) === '' ? 0 : tellings,
    // The hook of a testimonial film is the first one.
    testimonial: Math.max(0, brief.testimonials.length - (archetype === 'testimonial' ? 1 : 0)),
    proof: desk.own.figures.length + desk.own.facts.length,
  };
}

export function layoutLimits(
  desk: CopyDesk,
  subjects: ChosenSubjects,
  archetype: ArchetypeId,
  hasPhoto: boolean,
  durationSeconds: number,
): Partial<Record<LayoutId, number>> {
  const hasHero = subjects.hero !== null || hasPhoto;
  const halfMinutes = Math.ceil(durationSeconds / 30);
  const shortFacts = desk.own.facts.filter((fact) => fact.words.length <= longestEntry).length;
  const isTriptych = subjects.itemIcons.length >= 3;
  const hasList = desk.brief.items.length >= 3 && desk.brief.promptLanguage === desk.language;
  return {
    caption: hasPhoto ? halfMinutes : 0,
    quote: desk.brief.testimonials.length,
    triptych: isTriptych && hasList ? 1 : 0,
    'list-poster': (hasList && !isTriptych) || (!hasList && shortFacts >= 3) ? 1 : 0,
    scatter: subjects.hero === null ? 0 : halfMinutes,
    macro: hasHero ? halfMinutes * 2 : 1,
    ring: hasHero ? halfMinutes : 0,
    'offer-seal': 1,
    'number-front': desk.own.figures.length + (loudArchetypes.has(archetype) ? halfMinutes : 0),
    'name-behind': desk.product.shortName === null ? 0 : halfMinutes + 1,
    split: halfMinutes + 1,
    'stage-lights': desk.product.shortName === null ? 0 : 1,
  };
}

/** What the client's words ask for: a list wants to be listed, a figure to be large, a pair to answer itself. */
export function wantedLayouts(desk: CopyDesk): ReadonlySet<LayoutId> {
  const wanted = new Set<LayoutId>();
  if (desk.brief.items.length >= 3) wanted.add('triptych').add('list-poster');
  if (desk.own.figures.length > 0) wanted.add('number-front');
  if (desk.own.pairs.length > 0) wanted.add('diagonal');
  return wanted;
}
