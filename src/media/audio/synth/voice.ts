/** Sample rate of everything the composer makes, in hertz: what video players and ffmpeg expect beside picture. */
export const sampleRateHz = 48_000;

/** One struck or held note, ready to be mixed. A mono sound has the same array on both sides. */
export interface Voice {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export interface VoiceRequest {
  readonly frequencyHz: number;
  /** How long the key is held; the sound may ring longer. */
  readonly durationSeconds: number;
  /** 0 is dark and soft, 1 is open and hard. */
  readonly brightness: number;
  /** Decides noise and phases, so that two takes of one drum differ a little. */
  readonly seed: number;
}

export type RenderVoice = (request: VoiceRequest) => Voice;

/** An empty buffer of that many seconds. */
export function silence(seconds: number): Float32Array {
  return new Float32Array(Math.max(1, Math.round(seconds * sampleRateHz)));
}

export function monoVoice(samples: Float32Array): Voice {
  return { left: samples, right: samples };
}

const windowSamples = 2400;
const referenceRms = 0.2;

/**
 * Scales a voice so that its loudest 50 ms have an RMS of 0.2: every instrument then starts equally loud,
 * and the levels of a mood are plain mixing decisions.
 */
export function levelVoice(voice: Voice): Voice {
  let loudest = 0;
  for (let start = 0; start < voice.left.length; start += windowSamples) {
    const end = Math.min(voice.left.length, start + windowSamples);
    let sum = 0;
    for (let i = start; i < end; i++) sum += voice.left[i]! * voice.left[i]! + voice.right[i]! * voice.right[i]!;
    loudest = Math.max(loudest, sum / 2 / windowSamples);
  }
  if (loudest <= 1e-12) return voice;
  const gain = referenceRms / Math.sqrt(loudest);
  scale(voice.left, gain);
  if (voice.right !== voice.left) scale(voice.right, gain);
  return voice;
}

export function scale(samples: Float32Array, gain: number): void {
  for (let i = 0; i < samples.length; i++) samples[i] = samples[i]! * gain;
}

/** Adds `source` times `gain` to `target`, from sample `offset` of the target on. */
export function addInto(target: Float32Array, source: Float32Array, gain: number, offset = 0): void {
  const count = Math.min(source.length, target.length - offset);
  for (let i = 0; i < count; i++) target[offset + i] = target[offset + i]! + source[i]! * gain;
}

/** A stereo voice with its sides drawn together: 1 leaves it, 0 makes it mono. Keeps songs whole on one loudspeaker. */
export function narrow(left: Float32Array, right: Float32Array, width: number): Voice {
  const same = (1 + width) / 2;
  const other = (1 - width) / 2;
  for (let i = 0; i < left.length; i++) {
    const l = left[i]!;
    const r = right[i]!;
    left[i] = l * same + r * other;
    right[i] = r * same + l * other;
  }
  return { left, right };
}
