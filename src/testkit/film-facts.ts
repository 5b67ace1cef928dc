import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { createFfmpegRunner, type FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { frameHashes } from '#media/ffmpeg/frame-hashes.ts';
import { usualFfmpegPath } from './usual-ffmpeg.ts';

const run = promisify(execFile);
const maximumOutputBytes = 1_000_000_000;

/** The ffmpeg of this machine, asked directly and not through what the product makes of its answers. */
export class FilmMeter {
  readonly runner: FfmpegRunner;
  readonly #ffmpegPath: string;

  constructor(ffmpegPath: string) {
    this.#ffmpegPath = ffmpegPath;
    this.runner = createFfmpegRunner({ ffmpegPath });
  }

  /** MD5 of every decoded frame. */
  async frames(filePath: string): Promise<readonly string[]> {
    return frameHashes(this.runner, filePath);
  }

  /** The decoded sound, one channel after the other being mixed: mono float samples at 48 kHz. */
  async samples(filePath: string): Promise<Float32Array> {
    const args = ['-v', 'error', '-i', filePath, '-map', '0:a:0', '-ac', '1', '-ar', '48000', '-f', 'f32le', 'pipe:1'];
    const { stdout } = await run(this.#ffmpegPath, args, { encoding: 'buffer', maxBuffer: maximumOutputBytes });
    return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
  }

  /** The frame shown at a moment, as a PNG. */
  async still(filePath: string, atSeconds: number): Promise<Buffer> {
    const args = ['-v', 'error', '-ss', String(atSeconds), '-i', filePath, '-frames:v', '1', '-c:v', 'png'];
    const pipe = ['-f', 'image2pipe', 'pipe:1'];
    return (await run(this.#ffmpegPath, [...args, ...pipe], { encoding: 'buffer', maxBuffer: maximumOutputBytes }))
      .stdout;
  }

  /** Integrated loudness and true peak by EBU R 128. */
  async loudness(filePath: string): Promise<{ readonly integratedLufs: number; readonly truePeakDbtp: number }> {
    const args = [
      '-hide_banner',
      '-nostats',
      '-i',
      filePath,
      '-map',
      '0:a:0',
      '-af',
      'ebur128=peak=true',
      '-f',
      'null',
    ];
    const { stderr } = await run(this.#ffmpegPath, [...args, '-'], { maxBuffer: maximumOutputBytes });
    const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
    return {
      integratedLufs: Number(/I:\s*(-?[\d.]+) LUFS/.exec(summary)?.[1]),
      truePeakDbtp: Number(/Peak:\s*(-?[\d.]+) dBFS/.exec(summary)?.[1]),
    };
  }
}

/** The meter over the ffmpeg that the films are made with. */
export async function createFilmMeter(): Promise<FilmMeter> {
  const { ffmpegPath } = await findFfmpeg({ override: usualFfmpegPath, searchPath: process.env.PATH ?? '' });
  return new FilmMeter(ffmpegPath);
}

/** Names of an MP4 file's outermost boxes, in order: `moov` before `mdat` can be played while it loads. */
export async function topLevelBoxes(filePath: string): Promise<readonly string[]> {
  const bytes = await readFile(filePath);
  const names: string[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    names.push(bytes.toString('latin1', at + 4, at + 8));
    const size = bytes.readUInt32BE(at);
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : Math.max(size, 8);
  }
  return names;
}

/**
 * How alike two sounds are, at the shift of the second (up to `maximumShift` samples either way) where they are most
 * alike: 1 is the same but for its level, 0 is nothing in common.
 */
export function bestCorrelation(
  first: Float32Array,
  second: Float32Array,
  maximumShift: number,
): { readonly correlation: number; readonly shift: number } {
  let best = { correlation: -1, shift: 0 };
  for (let shift = -maximumShift; shift <= maximumShift; shift++) {
    const correlation = correlate(first, second, shift);
    if (correlation > best.correlation) best = { correlation, shift };
  }
  return best;
}

function correlate(first: Float32Array, second: Float32Array, shift: number): number {
  let product = 0;
  let firstPower = 0;
  let secondPower = 0;
  const end = Math.min(first.length, second.length - shift);
  for (let index = Math.max(0, -shift); index < end; index++) {
    const a = first[index] ?? 0;
    const b = second[index + shift] ?? 0;
    product += a * b;
    firstPower += a * a;
    secondPower += b * b;
  }
  const power = Math.sqrt(firstPower * secondPower);
  return power === 0 ? 0 : product / power;
}
