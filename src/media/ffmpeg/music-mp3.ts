import { inputOptions } from './input-options.ts';

/** A WAV file to MP3 at 256 kbit/s, 48 kHz stereo, without tags. */
export function musicMp3Arguments({ inputPath, outputPath }: { inputPath: string; outputPath: string }): string[] {
  return [
    ...[...inputOptions(inputPath, 'wav'), '-map', '0:a:0', '-c:a', 'libmp3lame', '-b:a', '256k'],
    ...['-ar', '48000', '-ac', '2', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
    ...['-id3v2_version', '0', '-f', 'mp3', `file:${outputPath}`],
  ];
}
