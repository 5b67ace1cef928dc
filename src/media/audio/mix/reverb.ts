import { sampleRateHz } from '../synth/voice.ts';

/**
 * Lengths of the eight delay lines in milliseconds: about prime to each other, so that no pitch rings, and
 * longer than a block of 1024 samples, so that a block can be worked off line by line.
 */
const lineMilliseconds = [29.7, 34.1, 37.3, 41.9, 46.7, 52.1, 57.7, 63.1] as const;
const diffuserMilliseconds = [4.7, 7.3, 11.1] as const;
const lineSize = 4096;
const lineMask = lineSize - 1;
const dampingHz = 5200;
const preDelaySamples = Math.round(0.018 * sampleRateHz);
export const longestReverbBlock = 1024;

interface Diffuser {
  readonly memory: Float32Array;
  readonly delay: number;
}

interface Line {
  readonly memory: Float32Array;
  readonly delay: number;
  readonly gain: number;
  readonly block: Float32Array;
  damped: number;
}

function createDiffusers(): Diffuser[] {
  return diffuserMilliseconds.map((milliseconds) => ({
    memory: new Float32Array(2048),
    delay: Math.round((milliseconds / 1000) * sampleRateHz),
  }));
}

function createLines(decaySeconds: number): Line[] {
  return lineMilliseconds.map((milliseconds) => {
    const delay = Math.round((milliseconds / 1000) * sampleRateHz);
    return {
      memory: new Float32Array(lineSize),
      delay,
      gain: 10 ** ((-3 * delay) / (decaySeconds * sampleRateHz)),
      block: new Float32Array(longestReverbBlock),
      damped: 0,
    };
  });
}

/** Smears a block in time without colouring it: three allpasses in a row. */
function diffuse(block: Float32Array, count: number, diffusers: readonly Diffuser[], clock: number): void {
  for (const { memory, delay } of diffusers) {
    for (let i = 0; i < count; i++) {
      const stored = memory[(clock + i - delay) & 2047]!;
      const fed = block[i]! - 0.6 * stored;
      memory[(clock + i) & 2047] = fed;
      block[i] = stored + 0.6 * fed;
    }
  }
}

function delayBlock(memory: Float32Array, block: Float32Array, count: number, clock: number): void {
  for (let i = 0; i < count; i++) {
    const input = block[i]!;
    block[i] = memory[(clock + i - preDelaySamples) & lineMask]!;
    memory[(clock + i) & lineMask] = input;
  }
}

/** What comes out of a line, damped: kept for feedback, summed, and heard on one side. */
function readLine(line: Line, sum: Float32Array, side: Float32Array, sign: number, count: number, clock: number): void {
  const { memory, delay, gain, block } = line;
  const damp = Math.exp((-2 * Math.PI * dampingHz) / sampleRateHz);
  let damped = line.damped;
  for (let i = 0; i < count; i++) {
    const out = memory[(clock + i - delay) & lineMask]!;
    damped = out + (damped - out) * damp;
    side[i] = side[i]! + damped * sign;
    block[i] = damped * gain;
    sum[i] = sum[i]! + damped * gain;
  }
  line.damped = Math.abs(damped) < 1e-20 ? 0 : damped;
}

/** Feeds a line with its own output reflected on all the others (Householder matrix) and with new sound. */
function writeLine(line: Line, sum: Float32Array, input: Float32Array, count: number, clock: number): void {
  const { memory, block } = line;
  for (let i = 0; i < count; i++) memory[(clock + i) & lineMask] = block[i]! - 0.25 * sum[i]! + 0.35 * input[i]!;
}

/** Adds the room to `left` and `right` for a block of at most 1024 samples of a mono send, which it uses up. */
export type ProcessReverb = (send: Float32Array, left: Float32Array, right: Float32Array, count: number) => void;

/**
 * A feedback delay network of eight lines (Stautner and Puckette, 1982), four heard on each side.
 * `decaySeconds` is the time to fall by 60 dB.
 */
export function createReverb(decaySeconds: number): ProcessReverb {
  const lines = createLines(decaySeconds);
  const sum = new Float32Array(longestReverbBlock);
  const preDelay = new Float32Array(lineSize);
  const diffusers = createDiffusers();
  let clock = 0;
  return (send, left, right, count) => {
    delayBlock(preDelay, send, count, clock);
    diffuse(send, count, diffusers, clock);
    sum.fill(0);
    for (const [index, line] of lines.entries()) {
      readLine(line, sum, index % 2 === 0 ? left : right, index < 6 ? 1 : -1, count, clock);
    }
    for (const line of lines) writeLine(line, sum, send, count, clock);
    clock += count;
  };
}
