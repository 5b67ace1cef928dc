import type { FilmBeat, MusicScore, SectionRole } from '../music-score.ts';

/** A cut of the film on the music's grid. */
export interface Moment {
  readonly kind: string;
  readonly startBeat: number;
  readonly endBeat: number;
}

/** Neighbouring moments that share a role. */
export interface Section {
  readonly role: SectionRole;
  readonly startBeat: number;
  readonly endBeat: number;
  readonly moments: readonly Moment[];
}

const openingKinds = new Set(['hook', 'problem', 'tension']);
const quietKinds = new Set(['proof', 'testimonial', 'comparison']);

/** A breakdown costs energy; films shorter than this have none to spare. */
const breakdownFromSeconds = 20;

/** How many musical beats the film has; a last beat that is cut short counts. */
export function countBeats(score: MusicScore): number {
  return Math.max(1, Math.ceil((score.durationSeconds * score.tempoBpm) / 60 - 1e-6));
}

/** Used when the film has no beats, or only one: shares of the whole. */
const defaultForm: readonly (readonly [string, number])[] = [
  ['hook', 0],
  ['problem', 0.18],
  ['reveal', 0.36],
  ['feature', 0.52],
  ['benefit', 0.68],
  ['call_to_action', 0.84],
];
const shortForm: readonly (readonly [string, number])[] = [
  ['hook', 0],
  ['reveal', 0.3],
  ['call_to_action', 0.7],
];

/** The film's beats on the musical grid; every moment lasts at least one musical beat. */
export function momentsOf(score: MusicScore): Moment[] {
  const total = countBeats(score);
  const beatsPerSecond = score.tempoBpm / 60;
  const given = score.beats.length > 1 ? score.beats : defaultBeats(score);
  const starts: { kind: string; startBeat: number }[] = [];
  for (const beat of [...given].sort((a, b) => a.startSeconds - b.startSeconds)) {
    const startBeat = starts.length === 0 ? 0 : Math.round(beat.startSeconds * beatsPerSecond);
    const last = starts.at(-1);
    if (startBeat >= total) continue;
    if (last !== undefined && startBeat <= last.startBeat) continue;
    starts.push({ kind: beat.kind, startBeat });
  }
  return starts.map((start, index) => ({ ...start, endBeat: starts[index + 1]?.startBeat ?? total }));
}

function defaultBeats(score: MusicScore): FilmBeat[] {
  const form = score.durationSeconds < 12 ? shortForm : defaultForm;
  const secondsPerBeat = 60 / score.tempoBpm;
  return form.map(([kind, share]) => {
    const bars = Math.round((share * score.durationSeconds) / secondsPerBeat / 4);
    return { kind, startSeconds: bars * 4 * secondsPerBeat, durationSeconds: 0 };
  });
}

/** Where the full music enters: the reveal, else the solution, else the first beat that shows the product. */
function dropIndex(moments: readonly Moment[]): number {
  const later = (test: (moment: Moment) => boolean): number =>
    moments.findIndex((moment, index) => index > 0 && test(moment));
  for (const found of [
    later((moment) => moment.kind === 'reveal'),
    later((moment) => moment.kind === 'solution'),
    later((moment) => !openingKinds.has(moment.kind)),
  ]) {
    if (found > 0) return found;
  }
  return Math.ceil(moments.length * 0.4);
}

function rolesAfterDrop(kinds: readonly string[], allowBreakdown: boolean): SectionRole[] {
  const roles: SectionRole[] = kinds.map(() => 'groove');
  if (kinds.length === 0) return roles;
  const offer = kinds.indexOf('offer');
  const lift = offer >= 0 ? offer : kinds.length - 1;
  if (kinds.length > 1 || offer >= 0) roles.fill('lift', lift);
  if (!allowBreakdown || lift < 1) return roles;
  const quiet = kinds.findLastIndex((kind, index) => index < lift && quietKinds.has(kind));
  if (offer >= 1) roles[lift - 1] = 'breakdown';
  else if (quiet >= 0) roles[quiet] = 'breakdown';
  else if (kinds.length >= 3) roles[lift - 1] = 'breakdown';
  return roles;
}

/** The song's form, told by the film's beats: sparse hook, building problem, full reveal, lift or breakdown, ending. */
export function songForm(score: MusicScore): Section[] {
  const moments = momentsOf(score);
  const last = moments.length - 1;
  const drop = dropIndex(moments);
  const middle = moments.slice(drop + 1, last).map((moment) => moment.kind);
  const after = rolesAfterDrop(middle, score.durationSeconds >= breakdownFromSeconds);
  const roleAt = (index: number): SectionRole => {
    if (index === 0 && last > 0) return 'intro';
    if (index === last) return 'ending';
    if (index < drop) return 'build';
    return index === drop ? 'drop' : after[index - drop - 1]!;
  };
  const sections: Section[] = [];
  for (const [index, moment] of moments.entries()) {
    const role = roleAt(index);
    const previous = sections.at(-1);
    if (previous !== undefined && previous.role === role) {
      sections[sections.length - 1] = { ...previous, endBeat: moment.endBeat, moments: [...previous.moments, moment] };
    } else sections.push({ role, startBeat: moment.startBeat, endBeat: moment.endBeat, moments: [moment] });
  }
  return sections;
}
