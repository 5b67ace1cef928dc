import type { Modality } from '../models/model-entry.ts';
import type { Random } from '../random.ts';

/** How long is waited for what, in milliseconds (`guide/providers.md`, section 8). */
export interface Pace {
  /** Between two questions how a call stands: the first wait, and the longest. */
  readonly pollFirstMs: number;
  readonly pollMostMs: number;
  /** Before the first look for a call whose answer was lost, and between two looks. */
  readonly lookFirstMs: number;
  readonly lookBetweenMs: number;
  /** How long is looked for a call that the provider can neither confirm nor deny. */
  readonly lookMostMs: number;
  /** From sending a call to giving it up, by what is made. */
  readonly deadlineMs: Readonly<Record<Modality, number>>;
  /** From asking for a stop to giving the call up. */
  readonly graceMs: number;
  /** Waits between quick tries to fetch a result. */
  readonly fetchMs: readonly number[];
  /** Between later tries, and how long after success there are any: providers keep results for an hour. */
  readonly fetchSlowMs: number;
  readonly fetchMostMs: number;
  /** Between two looks at a call that somebody else carries, or at a gate that is full. */
  readonly watchMs: number;
  /** After trouble with a request that costs nothing: the first wait, and the longest. */
  readonly troubleFirstMs: number;
  readonly troubleMostMs: number;
  readonly gate: GatePace;
}

/** How long a provider in trouble is left alone. */
export interface GatePace {
  /** Faults in a row after which nothing is sent. */
  readonly strikes: number;
  /** The first pause after faults, and after being told to slow down; each further one is twice as long, up to the longest. */
  readonly outageFirstMs: number;
  readonly throttledFirstMs: number;
  readonly pauseMostMs: number;
  readonly accountMs: number;
  /** How long the one request that tries whether all is well again may take. */
  readonly probeMs: number;
  /** From the beginning of the trouble to no longer waiting for its end. */
  readonly patienceMs: number;
}

const seconds = 1000;
const minutes = 60 * seconds;

/** The usual pace. A scale of 0.05 makes every wait twenty times shorter, for providers that are simulated. */
export function createPace(scale = 1): Pace {
  const scaled = (ms: number): number => ms * scale;
  return {
    pollFirstMs: scaled(2 * seconds),
    // 200 calls, the most one key has under way, ask 2,700 times a minute so; Replicate takes 3,000 from a key.
    pollMostMs: scaled(4.5 * seconds),
    lookFirstMs: scaled(30 * seconds),
    lookBetweenMs: scaled(60 * seconds),
    lookMostMs: scaled(10 * minutes),
    deadlineMs: {
      language: scaled(5 * minutes),
      image: scaled(5 * minutes),
      video: scaled(20 * minutes),
      music: scaled(10 * minutes),
      sound_effect: scaled(5 * minutes),
      speech: scaled(5 * minutes),
    },
    graceMs: scaled(minutes),
    fetchMs: [1 * seconds, 4 * seconds, 15 * seconds].map(scaled),
    fetchSlowMs: scaled(90 * seconds),
    fetchMostMs: scaled(50 * minutes),
    watchMs: scaled(2 * seconds),
    troubleFirstMs: scaled(2 * seconds),
    troubleMostMs: scaled(30 * seconds),
    gate: {
      strikes: 3,
      outageFirstMs: scaled(15 * seconds),
      throttledFirstMs: scaled(5 * seconds),
      pauseMostMs: scaled(minutes),
      accountMs: scaled(10 * minutes),
      probeMs: scaled(minutes),
      patienceMs: scaled(130 * minutes),
    },
  };
}

/** The wait before the n-th question, n counted from 1: longer each time, never quite the same. */
export function pollDelayMs({ pollFirstMs, pollMostMs }: Pace, number: number, random: Random): number {
  return withJitter(Math.min(pollMostMs, pollFirstMs * 1.35 ** (number - 1)), random);
}

/** The wait after the n-th fault in a row, n counted from 1. */
export function troubleDelayMs({ troubleFirstMs, troubleMostMs }: Pace, number: number, random: Random): number {
  return withJitter(Math.min(troubleMostMs, troubleFirstMs * 2 ** (number - 1)), random);
}

/** Three quarters to five quarters of a wait, so that those who began together do not go on together. */
export function withJitter(delayMs: number, random: Random): number {
  return delayMs * (0.75 + random() / 2);
}
