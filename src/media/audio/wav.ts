import { readFile, writeFile } from 'node:fs/promises';
import { whiteNoise } from './synth/noise.ts';

export interface StereoSound {
  readonly sampleRateHz: number;
  readonly left: Float32Array;
  readonly right: Float32Array;
}

const headerBytes = 44;

/** A 16-bit stereo WAV file as bytes, with triangular dither of one step from a fixed seed: equal samples give equal bytes. */
export function encodeWav(sound: StereoSound): Buffer {
  const frames = sound.left.length;
  const bytes = Buffer.alloc(headerBytes + frames * 4);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(sound.sampleRateHz, 24);
  bytes.writeUInt32LE(sound.sampleRateHz * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(frames * 4, 40);
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset + headerBytes, frames * 2);
  const dither = whiteNoise(65_537, 48_000);
  quantize(sound.left, samples, 0, dither);
  quantize(sound.right, samples, 1, dither);
  return bytes;
}

function quantize(source: Float32Array, target: Int16Array, channel: number, dither: Float32Array): void {
  for (let i = 0; i < source.length; i++) {
    const at = (i * 2 + channel) % (dither.length - 1);
    const value = source[i]!;
    const noise = value === 0 ? 0 : (dither[at]! + dither[at + 1]!) / 2;
    target[i * 2 + channel] = Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767 + noise)));
  }
}

/** Writes a 16-bit stereo WAV file. */
export async function writeWav(path: string, sound: StereoSound): Promise<void> {
  await writeFile(path, encodeWav(sound));
}

/** Reads a 16-bit PCM or 32-bit float WAV of one or two channels; throws a RangeError on any other bytes. */
export function decodeWav(bytes: Buffer): StereoSound {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new RangeError('These bytes are not a WAV file.');
  }
  let format: { code: number; channelCount: number; sampleRateHz: number; bits: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + size));
    if (name === 'fmt ' && body.length >= 16) {
      format = {
        code: body.readUInt16LE(0),
        channelCount: body.readUInt16LE(2),
        sampleRateHz: body.readUInt32LE(4),
        bits: body.readUInt16LE(14),
      };
    }
    if (name === 'data' && format !== undefined) return decodeSamples(body, format);
    at += 8 + size + (size % 2);
  }
  throw new RangeError('This WAV file has no samples.');
}

function decodeSamples(
  body: Buffer,
  format: { code: number; channelCount: number; sampleRateHz: number; bits: number },
): StereoSound {
  const { channelCount, bits, sampleRateHz } = format;
  if (channelCount < 1 || channelCount > 2 || (bits !== 16 && bits !== 32)) {
    throw new RangeError(`A WAV file with ${channelCount} channels of ${bits} bits is not supported.`);
  }
  const frames = Math.floor(body.length / (channelCount * (bits / 8)));
  const read = (index: number): number =>
    bits === 16 ? body.readInt16LE(index * 2) / 32_767 : body.readFloatLE(index * 4);
  const left = Float32Array.from({ length: frames }, (_, i) => read(i * channelCount));
  const right = channelCount === 1 ? left : Float32Array.from({ length: frames }, (_, i) => read(i * 2 + 1));
  return { sampleRateHz, left, right };
}

/** Reads a WAV file; see `decodeWav`. */
export async function readWav(path: string): Promise<StereoSound> {
  return decodeWav(await readFile(path));
}
