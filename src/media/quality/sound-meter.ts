/** A stretch of a recording, in seconds. */
export interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface SoundMeasures {
  readonly durationSeconds: number;
  /** Stretches of at least a tenth of a second below -60 dB. */
  readonly silent: readonly Stretch[];
  /** Samples in runs that sit at full scale; `0` when nothing is clipped. */
  readonly clippedSamples: number;
  readonly firstClipSeconds: number | null;
}

/** -60 dB as a share of full scale. */
const silentLevel = 0.001;
const windowSeconds = 0.05;
const shortestSilentWindows = 2;
/** One sample at full scale is a peak; three in a row on one channel are a cut-off wave. */
const clippedLevel = 0.999;
const clippedRun = 3;

/** Finds silence and clipping in interleaved float samples. */
export function measureSound(samples: Float32Array, channels: number, sampleRateHz: number): SoundMeasures {
  const frames = Math.floor(samples.length / channels);
  const { clippedSamples, firstClipFrame } = findClipping(samples, channels, frames);
  return {
    durationSeconds: frames / sampleRateHz,
    silent: findSilence(samples, channels, sampleRateHz),
    clippedSamples,
    firstClipSeconds: firstClipFrame === null ? null : firstClipFrame / sampleRateHz,
  };
}

function findSilence(samples: Float32Array, channels: number, sampleRateHz: number): Stretch[] {
  const windowLength = Math.round(windowSeconds * sampleRateHz) * channels;
  const windows = Math.ceil(samples.length / windowLength);
  const stretches: Stretch[] = [];
  let start = 0;
  for (let window = 0; window <= windows; window += 1) {
    const offset = window * windowLength;
    if (window < windows && isSilent(samples, offset, Math.min(samples.length, offset + windowLength))) continue;
    if (window - start >= shortestSilentWindows) {
      stretches.push({ startSeconds: start * windowSeconds, endSeconds: window * windowSeconds });
    }
    start = window + 1;
  }
  return stretches;
}

function isSilent(samples: Float32Array, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    if (Math.abs(samples[index] ?? 0) > silentLevel) return false;
  }
  return true;
}

function findClipping(
  samples: Float32Array,
  channels: number,
  frames: number,
): { readonly clippedSamples: number; readonly firstClipFrame: number | null } {
  let clippedSamples = 0;
  let firstClipFrame: number | null = null;
  for (let channel = 0; channel < channels; channel += 1) {
    let run = 0;
    for (let frame = 0; frame < frames; frame += 1) {
      run = Math.abs(samples[frame * channels + channel] ?? 0) >= clippedLevel ? run + 1 : 0;
      if (run < clippedRun) continue;
      clippedSamples += run === clippedRun ? clippedRun : 1;
      if (run === clippedRun) firstClipFrame = Math.min(firstClipFrame ?? frame, frame - clippedRun + 1);
    }
  }
  return { clippedSamples, firstClipFrame };
}
