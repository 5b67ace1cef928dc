import { createRandom, deriveSeed, pick, shuffle } from '#domain/random.ts';
import type { SongPlan } from '../form/song-plan.ts';
import type { InstrumentName } from '../instruments/instrument-rack.ts';
import type { MusicCue } from '../music-score.ts';
import { nearestMidi, pitchClass } from '../theory/scale.ts';
import type { NoteEvent } from './note-event.ts';

/** A cue with the sound that makes it; the cue's time is the moment it points at. */
export interface SoundCue extends MusicCue {
  readonly event: NoteEvent;
}

interface Placement {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly midi?: number;
  readonly velocity?: number;
}

function sound(instrument: InstrumentName, placement: Placement): NoteEvent {
  return {
    channel: 'effect',
    instrument,
    startSeconds: Math.max(0, placement.startSeconds),
    durationSeconds: placement.durationSeconds,
    midi: placement.midi ?? 60,
    velocity: placement.velocity ?? 1,
    pan: 0,
    brightness: 1,
  };
}

/** Level of each kind against a full voice. */
const velocities = { riser: 0.5, whoosh: 0.36, hit: 0.95, crash: 0.42, shimmer: 0.3, bed: 0.2 };

function revealCues(plan: SongPlan, hitName: InstrumentName): SoundCue[] {
  const { cues } = plan.style;
  if (plan.gap === undefined) return [];
  const dropSeconds = plan.gap.endBeat * plan.secondsPerBeat;
  const gapSeconds = plan.gap.startBeat * plan.secondsPerBeat;
  const riserSeconds = Math.min(cues.riserBeats * plan.secondsPerBeat, gapSeconds * 0.8);
  const out: SoundCue[] = [];
  if (riserSeconds > 0.4) {
    const startSeconds = gapSeconds - riserSeconds;
    const event = sound(cues.riser, {
      startSeconds,
      durationSeconds: riserSeconds,
      midi: plan.keyMidi - 12,
      velocity: velocities.riser,
    });
    out.push({ kind: 'riser', startSeconds, event });
  }
  const at = { startSeconds: dropSeconds, durationSeconds: 1 };
  out.push({
    kind: 'reveal-hit',
    startSeconds: dropSeconds,
    event: sound(hitName, { ...at, velocity: velocities.hit }),
  });
  if (cues.crash !== undefined) {
    const event = sound(cues.crash, { ...at, velocity: velocities.crash });
    out.push({ kind: 'reveal-hit', startSeconds: dropSeconds, event });
  }
  return out;
}

/** Soft air into some of the cuts: never the reveal or the end, which have their own sounds, never most of them. */
function whooshCues(plan: SongPlan): SoundCue[] {
  const random = createRandom(deriveSeed(plan.score.seed, 'whoosh'));
  const { whooshes, whooshShare } = plan.style.cues;
  const taken = new Set([0, plan.gap?.endBeat ?? 0, plan.sections.at(-1)!.startBeat, plan.finalBeat]);
  const cuts = plan.sections.flatMap((section) => section.moments.map((moment) => moment.startBeat));
  const free = cuts.filter((cut) => !taken.has(cut));
  const count = Math.min(Math.round(free.length * whooshShare + 0.2), Math.floor(cuts.length / 2));
  const chosen = shuffle(random, free)
    .slice(0, count)
    .sort((a, b) => a - b);
  return chosen.map((cut) => {
    const cutSeconds = cut * plan.secondsPerBeat;
    const durationSeconds = Math.min(1.1, cutSeconds);
    const event = sound(pick(random, whooshes), {
      startSeconds: cutSeconds - durationSeconds * 0.6,
      durationSeconds,
      velocity: velocities.whoosh * (0.85 + 0.3 * random()),
    });
    return { kind: 'whoosh', startSeconds: cutSeconds, event };
  });
}

function endingCues(plan: SongPlan, hitName: InstrumentName): SoundCue[] {
  const { cues } = plan.style;
  const strikes = [...new Set([plan.sections.at(-1)!.startBeat, plan.finalBeat])].filter((beat) => beat > 0);
  const out: SoundCue[] = [];
  for (const [index, beat] of strikes.entries()) {
    const at = { startSeconds: beat * plan.secondsPerBeat, durationSeconds: 1 };
    const softer = index === 0 ? 1 : 0.8;
    const hit = sound(hitName, { ...at, velocity: velocities.hit * softer });
    out.push({ kind: 'ending-impact', startSeconds: at.startSeconds, event: hit });
    if (cues.crash === undefined) continue;
    const crash = sound(cues.crash, { ...at, velocity: velocities.crash * softer });
    out.push({ kind: 'ending-impact', startSeconds: at.startSeconds, event: crash });
  }
  const startSeconds = (plan.sections.at(-1)!.startBeat + 0.25) * plan.secondsPerBeat;
  const glitter = sound(cues.shimmer, {
    startSeconds,
    durationSeconds: 1,
    midi: nearestMidi(86, [pitchClass(plan.keyMidi + plan.bars.at(-1)!.chord.root)]),
    velocity: velocities.shimmer,
  });
  out.push({ kind: 'shimmer', startSeconds, event: glitter });
  return out;
}

/** The sound design: riser and hit for the reveal, air into some cuts, impact and glitter on the end card. */
export function placeCues(plan: SongPlan): SoundCue[] {
  const random = createRandom(deriveSeed(plan.score.seed, 'cues'));
  const revealHit = pick(random, plan.style.cues.revealHits);
  const endingHit = pick(random, plan.style.cues.endingHits);
  return [...revealCues(plan, revealHit), ...whooshCues(plan), ...endingCues(plan, endingHit)].sort(
    (a, b) => a.startSeconds - b.startSeconds,
  );
}

/** A bed under the whole song, in pieces of a few seconds so that long songs do not hold one long sound. */
export function layBed(plan: SongPlan): NoteEvent[] {
  const { bed } = plan.style;
  if (bed === undefined) return [];
  const pieceSeconds = 6;
  const events: NoteEvent[] = [];
  for (let start = 0; start < plan.score.durationSeconds - 1; start += pieceSeconds * 0.9) {
    events.push(sound(bed, { startSeconds: start, durationSeconds: pieceSeconds, velocity: velocities.bed }));
  }
  return events;
}
