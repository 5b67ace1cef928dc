import type { Bar } from '../form/bars.ts';
import type { SongPlan } from '../form/song-plan.ts';
import { type DrumName, instrumentRack } from '../instruments/instrument-rack.ts';
import type { Channel, DrumPatterns } from '../moods/mood-style.ts';
import type { NoteEvent } from './note-event.ts';
import { brightnessOf, createPerformance, type Performance } from './performance.ts';

const velocities: Readonly<Record<string, number>> = { X: 1, x: 0.84, o: 0.58 };

/** Where the drums stand, heard from the front. */
const pans: Partial<Record<DrumName, number>> = {
  closedHat: 0.25,
  tightHat: 0.25,
  dustyHat: 0.2,
  openHat: 0.3,
  ride: -0.3,
  brushSweep: 0.25,
  shaker: -0.4,
  tambourine: 0.45,
  techClick: -0.35,
  techBlip: 0.4,
  clockTick: 0.3,
  clockTock: -0.3,
  woodBlock: -0.45,
  highTom: -0.25,
  lowTom: 0.25,
  snap: 0.12,
};

function patternsFor(plan: SongPlan, bar: Bar): DrumPatterns[] {
  const { full, extra, light, hint } = plan.groove;
  switch (bar.role) {
    case 'intro':
      return bar.barInSection === 0 && plan.sections[0]!.endBeat > 6 ? [] : [hint];
    case 'breakdown':
      return [hint];
    case 'build':
      return [light];
    case 'groove':
      return Math.floor(bar.barInSection / 4) % 2 === 1 ? [full, extra] : [full];
    case 'lift':
      return [full, extra];
    default:
      return [full];
  }
}

/** Steps at the end of the section that belong to its fill. */
function fillStart(bar: Bar, pattern: string): number {
  const first = [...pattern].findIndex((sign) => sign !== '.');
  const steps = bar.beats * 4;
  return first < 0 ? steps : Math.max(0, steps - (16 - first));
}

function hit(plan: SongPlan, player: Performance, bar: Bar, drum: DrumName, step: number, velocity: number): NoteEvent {
  const touched = player.touch(velocity);
  const family = instrumentRack[drum].family as Channel;
  const seconds = player.stepSeconds(bar, step);
  return {
    channel: family,
    instrument: drum,
    startSeconds: family === 'kick' ? seconds : player.loosen(seconds),
    durationSeconds: plan.secondsPerBeat,
    midi: 60,
    velocity: touched,
    pan: pans[drum] ?? 0,
    brightness: brightnessOf(bar, velocity),
  };
}

function playPatterns(plan: SongPlan, player: Performance, bar: Bar, untilStep: number): NoteEvent[] {
  const events: NoteEvent[] = [];
  for (const patterns of patternsFor(plan, bar)) {
    for (const [drum, pattern] of Object.entries(patterns) as [DrumName, string][]) {
      for (let step = 0; step < bar.beats * 4; step++) {
        const velocity = velocities[pattern[step % 16]!];
        const isFoot = instrumentRack[drum].family === 'kick';
        if (velocity === undefined || (step >= untilStep && !isFoot)) continue;
        events.push(hit(plan, player, bar, drum, step, velocity));
      }
    }
  }
  return events;
}

function playFill(plan: SongPlan, player: Performance, bar: Bar): NoteEvent[] {
  const { instruments } = plan.style.fill;
  const start = fillStart(bar, plan.fillPattern);
  const steps = bar.beats * 4;
  const events: NoteEvent[] = [];
  for (let step = start; step < steps; step++) {
    const drum = instruments[Number(plan.fillPattern[16 - steps + step] ?? '.')];
    const rise = 0.6 + 0.35 * ((step - start) / Math.max(1, steps - start));
    if (drum !== undefined) events.push(hit(plan, player, bar, drum, step, rise));
  }
  return events;
}

/** Eighths, then sixteenths, ever louder, through the last two bars before the drop. */
function playRoll(plan: SongPlan, player: Performance, bar: Bar, drum: DrumName): NoteEvent[] {
  const dropBeat = plan.gap!.endBeat;
  const events: NoteEvent[] = [];
  for (let step = 0; step < bar.beats * 4; step++) {
    const beatsLeft = dropBeat - bar.startBeat - step / 4;
    const spacing = beatsLeft > 6 ? 4 : beatsLeft > 3 ? 2 : 1;
    if (beatsLeft > 8 || step % spacing !== 0) continue;
    events.push(hit(plan, player, bar, drum, step, 0.35 + 0.5 * (1 - beatsLeft / 8)));
  }
  return events;
}

/** The drummer: groove by section, a fill into every new section, a roll into the drop, one stroke to end. */
export function arrangeDrums(plan: SongPlan): NoteEvent[] {
  const player = createPerformance(plan, 'drums');
  const events: NoteEvent[] = [];
  for (const bar of plan.bars) {
    if (bar.isFinal) {
      const kick = (Object.keys(plan.groove.full) as DrumName[]).find((drum) => instrumentRack[drum].family === 'kick');
      if (kick !== undefined) events.push(hit(plan, player, bar, kick, 0, 1));
      continue;
    }
    const nextRole = plan.sections[bar.sectionIndex + 1]?.role;
    const beforeFinal = bar.startBeat + bar.beats === plan.finalBeat;
    const beforeDrop = nextRole === 'drop' && plan.gap !== undefined;
    const roll = plan.style.fill.roll;
    if (beforeDrop && bar.role === 'build' && roll !== undefined) events.push(...playRoll(plan, player, bar, roll));
    const fills =
      bar.role !== 'intro' &&
      ((bar.isLastInSection && !beforeDrop && bar.role !== 'breakdown') ||
        (beforeFinal && bar.beats > 1) ||
        (bar.beats >= 4 && bar.role === 'groove' && bar.barInSection % 8 === 7));
    if (fills) events.push(...playFill(plan, player, bar));
    const until = fills ? fillStart(bar, plan.fillPattern) : bar.beats * 4;
    events.push(...playPatterns(plan, player, bar, until));
  }
  return events;
}
