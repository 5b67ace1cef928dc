import type { Latency } from './latency.ts';

export interface SimulatorOptions {
  /** How long a simulated second is in real seconds; 0.05 makes every wait twenty times shorter. Default 1. */
  readonly timeScale?: number;
  /** What latencies and results depend on. Default 1. */
  readonly seed?: number;
  /** Where what is made lies; default a folder for all simulators of this machine, so that nothing is made twice. */
  readonly folder?: string;
  /** Whether all pictures, and clips, of a shape look alike; for what is about money alone. Default false. */
  readonly areAlike?: boolean;
  /** Default: any that is free. */
  readonly port?: number;
  /** Waits of models by the vendor's name for them, in simulated seconds, in place of the usual ones. */
  readonly latencies?: Readonly<Record<string, Partial<Latency>>>;
  /** How many predictions a key may start in a simulated minute. Default 600. */
  readonly createsPerMinute?: number;
  /** Default: a path found on PATH, else the installed one. */
  readonly ffmpegPath?: string;
}
