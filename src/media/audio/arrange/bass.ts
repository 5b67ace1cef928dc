import type { Bar } from '../form/bars.ts';
import type { SongPlan } from '../form/song-plan.ts';
import type { Chord } from '../theory/chord.ts';
import { pitchClass } from '../theory/scale.ts';
import type { NoteEvent } from './note-event.ts';
import { brightnessOf, createPerformance } from './performance.ts';
import { readSteps } from './step-pattern.ts';

/** The chord's root in the octave around `centreMidi`. */
function rootNear(keyMidi: number, chord: Chord, centreMidi: number): number {
  return centreMidi - 5 + pitchClass(keyMidi + chord.root - (centreMidi - 5));
}

function noteFor(sign: string, root: number, chord: Chord, nextRoot: number): number {
  switch (sign) {
    case 'o':
      return root + 12;
    case 'f':
      return root + (chord.intervals.find((interval) => interval >= 6 && interval <= 8) ?? 7);
    case 't':
      return root + (chord.intervals[1] ?? 4);
    case 'a':
      return nextRoot === root ? root + 7 : nextRoot > root ? nextRoot - 2 : nextRoot + 1;
    default:
      return root;
  }
}

/** Long roots while the song builds, the mood's own line when it is full. */
function patternFor(plan: SongPlan, bar: Bar): string {
  if (bar.isFinal || bar.role === 'breakdown') return 'r---------------';
  if (bar.role === 'build' && bar.progress < 0.5) return 'r---------------';
  return plan.parts.bass.pattern;
}

export function arrangeBass(plan: SongPlan): NoteEvent[] {
  const player = createPerformance(plan, 'bass');
  const { instrument, centreMidi } = plan.parts.bass;
  const events: NoteEvent[] = [];
  for (const [index, bar] of plan.bars.entries()) {
    if (!bar.isFinal && !plan.style.layers[bar.role].includes('bass')) continue;
    const root = rootNear(plan.keyMidi, bar.chord, centreMidi);
    const nextBar = plan.bars[index + 1] ?? bar;
    const nextRoot = rootNear(plan.keyMidi, nextBar.chord, centreMidi);
    for (const note of readSteps(patternFor(plan, bar), bar.isFinal ? 16 : bar.beats * 4)) {
      const velocity = player.touch(note.step % 8 === 0 ? 0.95 : 0.82);
      events.push({
        channel: 'bass',
        instrument,
        startSeconds: player.loosen(player.stepSeconds(bar, note.step)),
        durationSeconds: note.lengthSteps * (plan.secondsPerBeat / 4) * 0.94,
        midi: noteFor(note.sign, root, bar.chord, nextRoot),
        velocity,
        pan: 0,
        brightness: brightnessOf(bar, velocity),
      });
    }
  }
  return events;
}
