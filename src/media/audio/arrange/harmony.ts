import type { Bar } from '../form/bars.ts';
import type { SongPlan } from '../form/song-plan.ts';
import type { TonalPart } from '../moods/mood-style.ts';
import { voiceChord } from '../theory/voicing.ts';
import type { NoteEvent } from './note-event.ts';
import { brightnessOf, createPerformance, type Performance } from './performance.ts';
import { readSteps, type StepNote } from './step-pattern.ts';

/** Voicings of every bar in one register, each led from the one before. */
function voiceBars(plan: SongPlan, centreMidi: number): number[][] {
  const voicings: number[][] = [];
  for (const bar of plan.bars) voicings.push(voiceChord(bar.chord, plan.keyMidi, centreMidi, voicings.at(-1)));
  return voicings;
}

function plays(plan: SongPlan, bar: Bar, part: TonalPart): boolean {
  return bar.isFinal ? part !== 'arpeggio' : plan.style.layers[bar.role].includes(part);
}

/** Chords held through their bar, a little longer than it, so that they melt into the next. */
export function arrangePad(plan: SongPlan): NoteEvent[] {
  const { instrument, centreMidi } = plan.parts.pad;
  const voicings = voiceBars(plan, centreMidi);
  const events: NoteEvent[] = [];
  for (const [index, bar] of plan.bars.entries()) {
    if (!plays(plan, bar, 'pad')) continue;
    const velocity = 1 / Math.sqrt(Math.sqrt(voicings[index]!.length));
    for (const [tone, midi] of voicings[index]!.entries()) {
      events.push({
        channel: 'pad',
        instrument,
        startSeconds: bar.startBeat * plan.secondsPerBeat,
        durationSeconds: bar.beats * plan.secondsPerBeat,
        midi,
        velocity,
        pan: (tone % 2 === 0 ? -0.2 : 0.2) * (tone > 0 ? 1 : 0),
        brightness: brightnessOf(bar, 1),
      });
    }
  }
  return events;
}

/** Delay between the strings of a strum. */
const strumSeconds = 0.013;

interface Struck {
  readonly midi: number;
  readonly delaySeconds: number;
  readonly velocity: number;
  readonly pan: number;
}

function strike(note: StepNote, voicing: readonly number[]): Struck[] {
  const index = Number(note.sign);
  if (Number.isInteger(index)) {
    const octave = Math.floor(index / voicing.length) * 12;
    const midi = voicing[index % voicing.length]! + octave;
    return [{ midi, delaySeconds: 0, velocity: note.step % 4 === 0 ? 0.9 : 0.76, pan: index % 2 === 0 ? -0.2 : 0.2 }];
  }
  const isStrum = 'DU'.includes(note.sign);
  const loudness = { C: 0.95, c: 0.7, D: 0.95, U: 0.75 }[note.sign] ?? 0.8;
  const order = note.sign === 'U' ? [...voicing].reverse() : voicing;
  return order.map((midi, position) => ({
    midi,
    delaySeconds: isStrum ? position * strumSeconds : 0,
    velocity: loudness / Math.sqrt(Math.sqrt(voicing.length)),
    pan: voicing.length > 1 ? ((position / (voicing.length - 1)) * 2 - 1) * 0.3 : 0,
  }));
}

/** The film's first picture and the reveal are met by a chord, whatever the pattern. */
function opensHere(bar: Bar, part: 'chords' | 'arpeggio'): boolean {
  return bar.startBeat === 0 || (part === 'chords' && bar.role === 'drop' && bar.barInSection === 0);
}

/** The same pattern with its first stroke on the downbeat. */
function onTheBeat(pattern: string): string {
  if (!pattern.startsWith('.')) return pattern;
  const first = pattern.search(/[^.]/);
  return `${pattern[first] ?? 'C'}${'-'.repeat(Math.max(0, first - 1))}${pattern.slice(Math.max(1, first))}`;
}

function playBar(
  plan: SongPlan,
  player: Performance,
  part: 'chords' | 'arpeggio',
  bar: Bar,
  voicing: readonly number[],
): NoteEvent[] {
  const { instrument, pattern } = plan.parts[part];
  const events: NoteEvent[] = [];
  const played = bar.isFinal ? 'D---------------' : opensHere(bar, part) ? onTheBeat(pattern) : pattern;
  for (const note of readSteps(played, bar.isFinal ? 16 : bar.beats * 4)) {
    const seconds = player.loosen(player.stepSeconds(bar, note.step));
    for (const struck of strike(note, voicing)) {
      const velocity = player.touch(struck.velocity);
      events.push({
        channel: part,
        instrument,
        startSeconds: seconds + struck.delaySeconds * (bar.isFinal ? 2.5 : 1),
        durationSeconds: note.lengthSteps * (plan.secondsPerBeat / 4) * (bar.isFinal ? 1 : 0.96),
        midi: struck.midi,
        velocity,
        pan: struck.pan,
        brightness: brightnessOf(bar, velocity),
      });
    }
  }
  return events;
}

/** The chord or arpeggio player: the mood's pattern on each bar's voicing. */
export function arrangePattern(plan: SongPlan, part: 'chords' | 'arpeggio'): NoteEvent[] {
  const player = createPerformance(plan, part);
  const voicings = voiceBars(plan, plan.parts[part].centreMidi);
  return plan.bars.flatMap((bar, index) =>
    plays(plan, bar, part) ? playBar(plan, player, part, bar, voicings[index]!) : [],
  );
}
