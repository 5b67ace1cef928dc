import { createRandom } from '#domain/random.ts';

export type SoundKind = 'music' | 'speech' | 'effect';

/** Mono samples between -1 and 1. */
export interface Sound {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/** How long somebody takes to say a text, in seconds: 150 words a minute, with a breath at the end of a sentence. */
export function spokenSeconds(text: string): number {
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  const stops = text.match(/[.!?…:;]+/g)?.length ?? 0;
  return Math.max(0.6, words * 0.4 + stops * 0.25);
}

/** A sound that depends on its kind, seed and length alone. Speech and effects are tones, music has chords and a beat. */
export function synthesiseSound(kind: SoundKind, seed: number, seconds: number): Sound {
  const sampleRate = kind === 'music' ? 44_100 : 24_000;
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  if (kind === 'music') fillMusic(samples, sampleRate, seed);
  else if (kind === 'speech') fillSpeech(samples, sampleRate, seed);
  else fillEffect(samples, sampleRate, seed);
  return { samples, sampleRate };
}

/** One round of four bars, played over and over, and faded at the end. */
function fillMusic(samples: Float32Array, sampleRate: number, seed: number): void {
  const random = createRandom(seed);
  const beatLength = Math.round((60 / (92 + Math.floor(random() * 36))) * sampleRate);
  const root = 98 * 2 ** (Math.floor(random() * 12) / 12);
  const steps = [0, 5, 7, 3].map((step) => step + (random() < 0.3 ? 2 : 0));
  const round = new Float32Array(beatLength * 16);
  for (let index = 0; index < round.length; index += 1) {
    const beat = Math.floor(index / beatLength);
    const seconds = (index % beatLength) / sampleRate;
    const pitch = root * 2 ** (steps[Math.floor(beat / 4)]! / 12);
    const turn = (2 * Math.PI * index) / sampleRate;
    const chord = Math.sin(turn * pitch) + Math.sin(turn * pitch * 1.26) + Math.sin(turn * pitch * 1.498);
    const kick = Math.sin(2 * Math.PI * 60 * seconds) * Math.exp(-14 * seconds);
    const hat = (random() * 2 - 1) * Math.exp(-60 * ((index % (beatLength / 2)) / sampleRate));
    round[index] = 0.12 * chord * (0.6 + 0.4 * Math.exp(-3 * seconds)) + 0.45 * kick + 0.06 * hat;
  }
  const fadeLength = Math.min(sampleRate, samples.length);
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = round[index % round.length]! * Math.min(1, (samples.length - index) / fadeLength);
  }
}

/** Syllables: short tones of a voice's pitch, with gaps between words. */
function fillSpeech(samples: Float32Array, sampleRate: number, seed: number): void {
  const random = createRandom(seed);
  const pitch = 110 + 90 * random();
  let start = 0;
  while (start < samples.length) {
    const length = Math.round(sampleRate * (0.11 + 0.1 * random()));
    const own = pitch * (0.9 + 0.25 * random());
    for (let index = 0; index < length && start + index < samples.length; index += 1) {
      const turn = (2 * Math.PI * own * index) / sampleRate;
      const shape = Math.sin((Math.PI * index) / length);
      samples[start + index] = shape * (0.3 * Math.sin(turn) + 0.15 * Math.sin(2 * turn) + 0.08 * Math.sin(5 * turn));
    }
    start += length + Math.round(sampleRate * (random() < 0.35 ? 0.09 : 0.015));
  }
}

/** A sweep in noise that dies away. */
function fillEffect(samples: Float32Array, sampleRate: number, seed: number): void {
  const random = createRandom(seed);
  const from = 200 + 800 * random();
  for (let index = 0; index < samples.length; index += 1) {
    const share = index / samples.length;
    const tone = Math.sin((2 * Math.PI * from * (1 + share) * index) / sampleRate);
    samples[index] = (0.35 * tone + 0.2 * (random() * 2 - 1)) * Math.exp(-3 * share) * Math.min(1, share * 200);
  }
}

/** The bytes of a WAV file in 16 bits. */
export function toWav({ samples, sampleRate }: Sound): Buffer {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + index * 2);
  }
  return bytes;
}
