import type { AudioSource } from './audio-decode.ts';
import { inputOptions } from './input-options.ts';

/** Enough to see every drum, at a sixth of the work of full quality. */
export const shapeSampleRateHz = 8000;

/** Longer than the longest ad, with its tail. */
const longestSeconds = 600;

/** The sound of any file to 16-bit samples, mono, 8 kHz, little-endian, on standard output. */
export function soundShapeArguments({ inputPath, mediaType }: AudioSource): string[] {
  return [
    ...['-vn', ...inputOptions(inputPath, mediaType), '-t', String(longestSeconds), '-map', '0:a:0'],
    ...['-ac', '1', '-ar', String(shapeSampleRateHz), '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'],
  ];
}
