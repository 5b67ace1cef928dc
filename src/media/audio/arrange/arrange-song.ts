import type { SongPlan } from '../form/song-plan.ts';
import { arrangeBass } from './bass.ts';
import { layBed, placeCues, type SoundCue } from './cues.ts';
import { arrangeDrums } from './drums.ts';
import { arrangePad, arrangePattern } from './harmony.ts';
import { arrangeLead } from './lead.ts';
import type { NoteEvent } from './note-event.ts';

export interface Arrangement {
  /** Ordered by time. */
  readonly events: readonly NoteEvent[];
  readonly cues: readonly SoundCue[];
}

/** Nothing new sounds in the silence before the drop, and what sounds there is damped by the mixer. */
function keepsGap(plan: SongPlan, event: NoteEvent): boolean {
  if (plan.gap === undefined || event.channel === 'effect') return true;
  const gapStart = plan.gap.startBeat * plan.secondsPerBeat - 0.02;
  const gapEnd = plan.gap.endBeat * plan.secondsPerBeat - 0.03;
  return event.startSeconds < gapStart || event.startSeconds >= gapEnd;
}

/** Writes every part of a planned song as notes in time. */
export function arrangeSong(plan: SongPlan): Arrangement {
  const cues = placeCues(plan);
  const notes = [
    ...arrangeDrums(plan),
    ...arrangeBass(plan),
    ...arrangePad(plan),
    ...arrangePattern(plan, 'chords'),
    ...arrangePattern(plan, 'arpeggio'),
    ...arrangeLead(plan),
    ...layBed(plan),
    ...cues.map((cue) => cue.event),
  ];
  const events = notes
    .filter((event) => event.startSeconds < plan.score.durationSeconds && keepsGap(plan, event))
    .sort((a, b) => a.startSeconds - b.startSeconds);
  return { events, cues };
}
