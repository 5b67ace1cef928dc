import { createRandom, deriveSeed, type Random } from '#domain/random.ts';
import type { Bar } from '../form/bars.ts';
import type { SongPlan } from '../form/song-plan.ts';

/** A player's hands: where a step falls in time, and how evenly it is struck. */
export interface Performance {
  /** Seconds of a sixteenth within a bar, swung but not loosened. */
  readonly stepSeconds: (bar: Bar, step: number) => number;
  /** A small random shift in seconds, from the mood's looseness. */
  readonly loosen: (seconds: number) => number;
  /** Varies a velocity by up to 9 %. */
  readonly touch: (velocity: number) => number;
  readonly random: Random;
}

function swungStep(plan: SongPlan, step: number): number {
  const { swing, swingUnit } = plan.style;
  if (swingUnit === 'sixteenth') return step % 2 === 1 ? step + swing : step;
  const withinBeat = step % 4;
  if (withinBeat === 2) return step + swing * 2;
  if (withinBeat === 1 || withinBeat === 3) return step + swing;
  return step;
}

/** `name` seeds the player, so that one player's notes never shift another's. */
export function createPerformance(plan: SongPlan, name: string): Performance {
  const random = createRandom(deriveSeed(plan.score.seed, 'player', name));
  const looseness = plan.style.loosenessSeconds;
  return {
    stepSeconds: (bar, step) => (bar.startBeat + swungStep(plan, step) / 4) * plan.secondsPerBeat,
    loosen: (seconds) => Math.max(0, seconds + (random() - 0.5) * 2 * looseness),
    touch: (velocity) => Math.min(1, velocity * (0.91 + 0.18 * random())),
    random,
  };
}

/** How open and hard the instruments play in a bar: the song's slow dynamics. */
export function energyOf(bar: Bar): number {
  if (bar.isFinal) return 0.9;
  switch (bar.role) {
    case 'intro':
      return 0.3;
    case 'build':
      return 0.45 + 0.35 * bar.progress;
    case 'breakdown':
      return 0.4;
    case 'groove':
      return 0.8;
    case 'drop':
      return 0.95;
    default:
      return 1;
  }
}

export function brightnessOf(bar: Bar, velocity: number): number {
  return Math.round(energyOf(bar) * (0.6 + 0.4 * velocity) * 4) / 4;
}
