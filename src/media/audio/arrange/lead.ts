import type { Bar } from '../form/bars.ts';
import type { SongPlan } from '../form/song-plan.ts';
import { chordPitchClasses, scaleUnder } from '../theory/chord.ts';
import { type Motif, type MotifNote, phraseBar } from '../theory/motif.ts';
import { nearestMidi, pitchClass } from '../theory/scale.ts';
import type { NoteEvent } from './note-event.ts';
import { brightnessOf, createPerformance, type Performance } from './performance.ts';

/** Strong or long notes take a chord tone, the others any note of the scale: tunes then fit every chord. */
function pitchOf(plan: SongPlan, bar: Bar, note: MotifNote, lift: number): number {
  const scale = scaleUnder(bar.chord, plan.scale).map((step) => pitchClass(step + plan.keyMidi));
  const anchor = nearestMidi(plan.parts.lead.centreMidi - 2, [pitchClass(plan.keyMidi)]);
  const rough = anchor + Math.round((note.degree * 12) / 7) + lift;
  const isStrong = note.step % 8 === 0 || note.lengthSteps >= 3;
  const chordTones = chordPitchClasses(bar.chord).map((tone) => pitchClass(tone + plan.keyMidi));
  return nearestMidi(rough, isStrong ? chordTones : scale);
}

/** What the theme does in a bar: whole where the song is full, a fragment in intro and build, half speed in the breakdown. */
function melodyFor(plan: SongPlan, bar: Bar): Motif {
  const motif = phraseBar(plan.theme, bar.phraseBar);
  if (bar.isFinal) return [{ step: 0, lengthSteps: 16, degree: 0 }];
  if (bar.role === 'intro') return bar.barInSection % 2 === 1 ? motif.slice(0, 3) : [];
  if (bar.role === 'build') return bar.barInSection % 2 === 0 ? motif.slice(0, 3) : [];
  if (bar.role === 'breakdown') {
    const half = bar.barInSection % 2 === 0 ? motif.slice(0, 4) : motif.slice(-2);
    return half
      .map((note) => ({ ...note, step: note.step * 2, lengthSteps: note.lengthSteps * 2 }))
      .filter((note) => note.step < 16);
  }
  return motif;
}

function playsTheme(plan: SongPlan, bar: Bar): boolean {
  if (bar.isFinal) return true;
  if (bar.role === 'intro' || bar.role === 'build') return bar.beats >= 4;
  if (!plan.style.layers[bar.role].includes('lead')) return false;
  return bar.role !== 'groove' || bar.barInSection % 8 < 6;
}

/** In the last lift a second voice follows a third below. */
function harmonyBelow(plan: SongPlan, bar: Bar, midi: number): number {
  const scale = scaleUnder(bar.chord, plan.scale).map((step) => pitchClass(step + plan.keyMidi));
  return nearestMidi(midi - 4, scale);
}

function playBar(plan: SongPlan, player: Performance, bar: Bar): NoteEvent[] {
  const { instrument } = plan.parts.lead;
  const events: NoteEvent[] = [];
  const quiet = bar.role === 'intro' || bar.role === 'build' || bar.role === 'breakdown';
  const octave = bar.role === 'lift' && bar.barInSection % 4 >= 2 ? 12 : 0;
  const sixteenth = plan.secondsPerBeat / 4;
  for (const note of melodyFor(plan, bar)) {
    if (!bar.isFinal && note.step >= bar.beats * 4) continue;
    const velocity = player.touch((note.step % 4 === 0 ? 0.92 : 0.8) * (quiet ? 0.75 : 1));
    const midi = pitchOf(plan, bar, note, octave);
    const event: NoteEvent = {
      channel: 'lead',
      instrument,
      startSeconds: player.loosen(player.stepSeconds(bar, note.step)),
      durationSeconds: note.lengthSteps * sixteenth * 0.95,
      midi,
      velocity,
      pan: 0.06,
      brightness: brightnessOf(bar, velocity),
    };
    events.push(event);
    if (bar.role !== 'lift' && bar.role !== 'ending') continue;
    events.push({ ...event, midi: harmonyBelow(plan, bar, midi), velocity: velocity * 0.7, pan: -0.35 });
  }
  return events;
}

/** The tune, developed from the theme through the form. */
export function arrangeLead(plan: SongPlan): NoteEvent[] {
  const player = createPerformance(plan, 'lead');
  return plan.bars.flatMap((bar) => (playsTheme(plan, bar) ? playBar(plan, player, bar) : []));
}
