import MusicTempo from 'music-tempo';
import { analysisRateHz, onsetEnvelope, type OnsetEnvelope } from './analysis/onset-envelope.ts';
import { fitGrid, type GridFit } from './analysis/phase-fit.ts';
import { resample } from './analysis/resample.ts';
import { beatGrid } from './beat-grid.ts';

export interface TempoAnalysis {
  readonly tempoBpm: number;
  readonly firstBeatSeconds: number;
  readonly beatTimesSeconds: readonly number[];
  /** 0 when nothing was found and the grid is a plain 120 BPM; 1 when nearly all low onsets lie on the grid. */
  readonly confidence: number;
}

const plainTempoBpm = 120;
/** Less sound than this holds too few beats to tell a tempo by. */
const leastSeconds = 3;
/** The coarse search reads this much from the middle; the fit then uses the whole. */
const coarseSeconds = 60;
/** A tempo half as fast has a beat on every second one and strong onsets between: this much of them counts against it. */
const offbeatWeight = 0.4;
/** Log-spectral flux below this is the flutter of a steady sound. */
const leastStrength = 0.5;
/** Onsets show this much early in the envelope, measured on our own songs. */
const latencySeconds = 0.006;

/**
 * Finds a constant tempo and the beats of a mono sound: music-tempo proposes, our own fit of a grid to
 * low-band onsets refines. Never throws; silence, noise and very short sounds give confidence 0 and 120 BPM.
 */
export function analyzeTempo(mono: Float32Array, sampleRateHz: number): TempoAnalysis {
  const durationSeconds = mono.length / sampleRateHz;
  const plain: TempoAnalysis = {
    tempoBpm: plainTempoBpm,
    firstBeatSeconds: 0,
    beatTimesSeconds: beatGrid(plainTempoBpm, durationSeconds),
    confidence: 0,
  };
  if (!(durationSeconds >= leastSeconds) || !isAudible(mono)) return plain;
  const samples = resample(mono, sampleRateHz, analysisRateHz);
  const candidateBpm = proposeTempo(samples);
  if (candidateBpm === undefined) return plain;
  const envelope = onsetEnvelope(samples);
  if (envelope.strength < leastStrength) return plain;
  const onsets = mixOnsets(envelope);
  const fit = refine(onsets, envelope.rateHz, candidateBpm);
  const confidence = confidenceOf(fit, onsets, envelope.rateHz);
  if (confidence === 0) return plain;
  const secondsPerBeat = 60 / fit.tempoBpm;
  const found = fit.phase / envelope.rateHz + envelope.offsetSeconds + latencySeconds;
  const firstBeatSeconds = found - Math.floor((found + 0.02) / secondsPerBeat) * secondsPerBeat;
  const first = Math.max(0, firstBeatSeconds);
  return {
    tempoBpm: fit.tempoBpm,
    firstBeatSeconds: first,
    beatTimesSeconds: beatGrid(fit.tempoBpm, durationSeconds, first),
    confidence,
  };
}

function isAudible(mono: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < mono.length; i++) {
    const value = mono[i]!;
    if (!Number.isFinite(value)) return false;
    sum += value * value;
  }
  return Math.sqrt(sum / mono.length) > 1e-4;
}

function proposeTempo(samples: Float32Array): number | undefined {
  const span = coarseSeconds * analysisRateHz;
  const start = Math.max(0, Math.floor((samples.length - span) / 2));
  try {
    const options = { bufferSize: 1024, hopSize: 220, timeStep: 220 / analysisRateHz };
    const tempo = Number(new MusicTempo(samples.slice(start, start + span), options).tempo);
    return Number.isFinite(tempo) && tempo >= 40 && tempo <= 250 ? tempo : undefined;
  } catch {
    // The package throws strings and type errors alike when it hears no rhythm; that is an answer, not a fault.
    return undefined;
  }
}

/** All onsets place the beat, kicks a little more: alone they mislead where a bass plays between the beats. */
function mixOnsets(envelope: OnsetEnvelope): Float64Array {
  return envelope.all.map((all, index) => all + 0.25 * envelope.low[index]!);
}

/** People tap between about 70 and 160 a minute; a tempo outside it must be clearly better to win. */
function preference(tempoBpm: number): number {
  const octaves = Math.log2(tempoBpm / 105);
  return Math.exp(-0.5 * (octaves / 0.55) ** 2);
}

function refine(onsets: Float64Array, rateHz: number, candidateBpm: number): GridFit {
  const octaves = [candidateBpm / 2, candidateBpm, candidateBpm * 2].filter((bpm) => bpm >= 55 && bpm <= 190);
  let best: GridFit | undefined;
  let bestScore = -1;
  for (const bpm of octaves.length > 0 ? octaves : [candidateBpm]) {
    const fit = fitGrid(onsets, rateHz, { fromBpm: bpm - 1.5, toBpm: bpm + 1.5, stepBpm: 0.05 });
    const score = (fit.score - offbeatWeight * fit.offbeat) * preference(fit.tempoBpm);
    if (score > bestScore) [best, bestScore] = [fit, score];
  }
  const near = best!.tempoBpm;
  return fitGrid(onsets, rateHz, { fromBpm: near - 0.05, toBpm: near + 0.05, stepBpm: 0.005 });
}

/** How far the grid stands out from the best grids near tempos that have nothing to do with the song. */
function confidenceOf(fit: GridFit, onsets: Float64Array, rateHz: number): number {
  const strangers = [0.873, 1.137, 1.271].map((ratio) => {
    const tempoBpm = fit.tempoBpm * ratio;
    return fitGrid(onsets, rateHz, { fromBpm: tempoBpm - 1.5, toBpm: tempoBpm + 1.5, stepBpm: 0.1 }).score;
  });
  const chance = Math.max(...strangers);
  const excess = (fit.score - chance) / Math.max(1e-9, fit.score);
  return Math.max(0, Math.min(1, (excess - 0.27) / 0.43));
}
