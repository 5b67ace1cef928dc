import type { ArchetypeId } from './archetype-id.ts';
import { beatKindSchema } from './beat.ts';
import type { BeatKind } from './beat.ts';

/** Lengths that have a table of their own, in seconds. Every other length is stretched from the nearest. */
export const tableLengthsSeconds = [6, 10, 15, 30, 60, 90] as const;
export type TableLength = (typeof tableLengthsSeconds)[number];

/** One row of a table: a beat, and how long it is against the others, in musical beats. */
export interface TableBeat {
  readonly kind: BeatKind;
  readonly weight: number;
}

/** Weight of a row that names none. */
const usualWeight = 5;

/** Rows in the order of the film, one `kind` or `kind:weight` each. The middle is told again in longer films. */
const tables: Readonly<Record<ArchetypeId, Readonly<Record<TableLength, string>>>> = {
  sport: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal feature call_to_action:7',
    15: 'hook:4 reveal feature proof benefit:4 call_to_action:7',
    30: 'hook:4 tension:4 reveal:6 feature demonstration proof lifestyle benefit feature offer brand:4 call_to_action:7',
    60: `hook:4 tension:4 problem lifestyle reveal:6 feature demonstration proof benefit lifestyle feature comparison
      demonstration benefit proof tension feature lifestyle benefit testimonial offer brand call_to_action:8`,
    90: `hook:4 tension:4 problem lifestyle tension demonstration reveal:6 feature demonstration proof benefit lifestyle
      feature comparison demonstration benefit proof tension feature lifestyle benefit testimonial feature demonstration
      proof lifestyle comparison benefit feature tension demonstration benefit offer brand call_to_action:8`,
  },
  luxury: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:5 reveal:6 call_to_action:8',
    15: 'hook:5 reveal:6 feature:6 benefit:5 call_to_action:8',
    30: 'hook:6 tension:6 reveal:8 feature:7 benefit:7 demonstration:7 proof:7 call_to_action:9',
    60: `hook:6 tension:7 lifestyle:7 reveal:8 feature:7 demonstration:7 benefit:7 proof:7 lifestyle:7 feature:7 tension:6
      benefit:7 testimonial:8 offer:7 brand:7 call_to_action:9`,
    90: `hook:6 tension:7 lifestyle:7 problem:7 demonstration:7 reveal:8 feature:7 benefit:7 proof:7 lifestyle:7 feature:7
      demonstration:7 tension:6 benefit:7 feature:7 lifestyle:7 comparison:7 testimonial:8 demonstration:7 proof:7
      benefit:7 offer:7 brand:8 call_to_action:9`,
  },
  tech: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal feature call_to_action:7',
    15: 'hook:4 reveal feature proof benefit:4 call_to_action:7',
    30: 'hook problem:4 reveal:6 feature demonstration proof benefit comparison feature offer brand:4 call_to_action:7',
    60: `hook problem tension:4 lifestyle reveal:6 feature demonstration proof benefit feature comparison lifestyle
      feature demonstration benefit proof testimonial feature benefit offer brand call_to_action:8`,
    90: `hook problem tension:4 lifestyle problem demonstration reveal:6 feature demonstration proof benefit feature
      comparison lifestyle feature demonstration benefit proof tension solution feature benefit testimonial demonstration
      lifestyle feature proof benefit comparison offer brand call_to_action:8`,
  },
  food: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal feature call_to_action:7',
    15: 'hook:4 reveal feature lifestyle benefit:4 call_to_action:7',
    30: 'hook tension:4 reveal:6 feature lifestyle demonstration proof benefit offer brand:4 call_to_action:7',
    60: `hook lifestyle tension demonstration reveal:6 feature benefit lifestyle proof feature demonstration benefit
      solution lifestyle feature testimonial benefit demonstration offer brand call_to_action:8`,
    90: `hook lifestyle tension demonstration problem benefit reveal:6 feature benefit lifestyle proof feature demonstration
      benefit solution lifestyle feature testimonial benefit demonstration lifestyle tension proof feature benefit
      demonstration lifestyle benefit offer brand call_to_action:8`,
  },
  beauty: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal:6 benefit:5 call_to_action:8',
    15: 'hook:5 reveal:6 feature benefit call_to_action:8',
    30: 'hook tension reveal:7 feature:6 benefit:6 demonstration:6 lifestyle:6 proof:6 brand call_to_action:8',
    60: `hook tension:6 lifestyle:6 demonstration:6 reveal:7 feature:6 benefit:6 proof:6 lifestyle:6 feature:6 comparison:6
      demonstration:6 benefit:6 testimonial:7 lifestyle:6 proof:6 offer:6 brand:6 call_to_action:8`,
    90: `hook tension:6 lifestyle:6 problem:6 demonstration:6 benefit:6 reveal:7 feature:6 benefit:6 proof:6 lifestyle:6
      feature:6 comparison:6 demonstration:6 benefit:6 testimonial:7 lifestyle:6 feature:6 solution:6 demonstration:6
      benefit:6 lifestyle:6 feature:6 proof:6 benefit:6 offer:6 brand:6 call_to_action:8`,
  },
  local: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal feature call_to_action:7',
    15: 'hook:4 reveal feature proof offer:4 call_to_action:7',
    30: 'hook lifestyle:4 reveal:6 feature proof benefit lifestyle demonstration:4 testimonial offer brand:4 call_to_action:7',
    60: `hook lifestyle tension benefit reveal:6 feature proof benefit demonstration lifestyle feature testimonial
      benefit proof feature solution lifestyle benefit demonstration feature offer brand call_to_action:8`,
    90: `hook lifestyle tension benefit problem demonstration reveal:6 feature proof benefit demonstration lifestyle feature
      testimonial benefit proof feature solution lifestyle benefit demonstration feature proof lifestyle benefit tension
      feature demonstration benefit lifestyle feature offer brand call_to_action:8`,
  },
  problem: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal benefit call_to_action:7',
    15: 'hook:4 reveal solution proof benefit:4 call_to_action:7',
    30: 'hook problem:4 tension:4 reveal:6 solution feature proof comparison benefit offer brand:4 call_to_action:7',
    60: `hook problem tension lifestyle problem reveal:6 solution feature proof benefit demonstration comparison feature
      benefit lifestyle testimonial proof solution benefit feature offer brand call_to_action:8`,
    90: `hook problem tension lifestyle problem tension demonstration reveal:6 solution feature proof benefit demonstration
      comparison feature benefit lifestyle testimonial proof solution benefit feature demonstration lifestyle comparison
      feature benefit proof demonstration benefit lifestyle offer brand call_to_action:8`,
  },
  testimonial: {
    6: 'hook:4 reveal:4 call_to_action:6',
    10: 'hook:5 reveal benefit call_to_action:7',
    15: 'hook:6 reveal testimonial benefit:4 call_to_action:7',
    30: 'hook:6 problem:5 reveal:6 testimonial:6 feature:6 proof:6 benefit:6 lifestyle:5 offer brand call_to_action:7',
    60: `hook:6 problem:6 tension:6 lifestyle:6 reveal:6 testimonial:7 feature:6 benefit:6 proof:6 demonstration:6 testimonial:7
      lifestyle:6 comparison:6 feature:6 benefit:6 testimonial:7 proof:6 offer:6 brand:6 call_to_action:8`,
    90: `hook:6 problem:6 tension:6 lifestyle:6 problem:6 demonstration:6 reveal:6 testimonial:7 feature:6 benefit:6 proof:6
      demonstration:6 testimonial:7 lifestyle:6 comparison:6 feature:6 benefit:6 testimonial:7 proof:6 solution:6
      lifestyle:6 feature:6 testimonial:7 benefit:6 demonstration:6 proof:6 offer:6 brand:6 call_to_action:8`,
  },
  music: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal feature call_to_action:7',
    15: 'hook:4 reveal feature tension:4 lifestyle call_to_action:7',
    30: 'hook tension:4 reveal:6 feature lifestyle tension benefit proof demonstration offer brand:4 call_to_action:7',
    60: `hook tension lifestyle demonstration reveal:6 feature tension lifestyle benefit proof demonstration tension feature
      lifestyle benefit comparison tension proof demonstration lifestyle benefit offer brand call_to_action:8`,
    90: `hook tension lifestyle demonstration benefit tension reveal:6 feature tension lifestyle benefit proof demonstration
      tension feature lifestyle benefit comparison tension proof demonstration lifestyle benefit tension feature
      lifestyle demonstration benefit tension proof lifestyle benefit demonstration offer brand call_to_action:8`,
  },
  playful: {
    6: 'hook:3 reveal:4 call_to_action:6',
    10: 'hook:4 reveal benefit call_to_action:7',
    15: 'hook:4 reveal feature benefit lifestyle:4 call_to_action:7',
    30: 'hook tension:4 reveal:6 feature benefit demonstration lifestyle proof comparison offer brand:4 call_to_action:7',
    60: `hook problem tension lifestyle reveal:6 feature benefit demonstration lifestyle proof comparison feature benefit
      demonstration lifestyle tension benefit testimonial feature lifestyle benefit offer brand call_to_action:8`,
    90: `hook problem tension lifestyle benefit demonstration reveal:6 feature benefit demonstration lifestyle proof comparison
      feature benefit demonstration lifestyle tension benefit testimonial feature lifestyle benefit proof demonstration
      comparison feature lifestyle benefit tension demonstration benefit offer brand call_to_action:8`,
  },
};

/** The rows written for an archetype at one of the table lengths. */
export function beatTable(archetype: ArchetypeId, length: TableLength): readonly TableBeat[] {
  return tables[archetype][length].split(/\s+/).map((row) => {
    const [kind, weight] = row.split(':');
    return { kind: beatKindSchema.parse(kind), weight: weight === undefined ? usualWeight : Number(weight) };
  });
}

/** The table length nearest to a duration, by ratio. */
export function nearestTableLength(durationSeconds: number): TableLength {
  const distance = (length: number): number => Math.abs(Math.log(durationSeconds / length));
  return tableLengthsSeconds.reduce((best, length) => (distance(length) < distance(best) ? length : best));
}
