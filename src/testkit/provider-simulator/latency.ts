import { createRandom, deriveSeed } from '#domain/random.ts';

/** How long a result takes, in simulated seconds. */
export interface Latency {
  readonly queueSeconds: number;
  readonly runSeconds: number;
}

/** The usual latency moved by up to a fifth, the same for a seed and a number; what is set by hand stays as it is. */
export function drawLatency(usual: Latency, set: Partial<Latency> | undefined, seed: number, index: number): Latency {
  const random = createRandom(deriveSeed(seed, 'latency', index));
  const vary = (seconds: number): number => seconds * (0.8 + 0.4 * random());
  const queueSeconds = vary(usual.queueSeconds);
  const runSeconds = vary(usual.runSeconds);
  return { queueSeconds: set?.queueSeconds ?? queueSeconds, runSeconds: set?.runSeconds ?? runSeconds };
}
