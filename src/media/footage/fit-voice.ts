import { writeWav } from '../audio/wav.ts';
import { inspectSound } from './check-footage.ts';
import { audibleStretch, decodeSound, fadeEnds, partOf } from './decode-sound.ts';
import { FootageFault } from './footage-fault.ts';
import type { SoundFootage } from './inspect-footage.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';

export interface FitVoiceOptions {
  /** The spoken line as it was bought. */
  readonly inputPath: string;
  /** What `inspectFootage` said of it. Default: it is inspected. */
  readonly footage?: SoundFootage | undefined;
  /** Where the WAV goes, 48 kHz stereo. */
  readonly outputPath: string;
  readonly signal?: AbortSignal | undefined;
}

/** Below -45 dB lies the room, not the voice. */
const silentLevel = 10 ** (-45 / 20);
/** Breath before the first word and after the last. */
const breathSeconds = 0.04;
const fadeSeconds = 0.015;

/**
 * Makes a bought voice a line of the film: without the silence around it, so that it begins when it is laid, and without
 * clicks at its ends. Tells how long it is spoken. Throws `FootageFault`.
 */
export async function fitVoice(
  runner: FfmpegRunner,
  { inputPath, footage, outputPath, signal }: FitVoiceOptions,
): Promise<{ readonly seconds: number }> {
  const { mediaType } = footage ?? (await inspectSound(runner, inputPath, { signal }));
  const decoded = await decodeSound(runner, { path: inputPath, mediaType, signal });
  const stretch = audibleStretch(decoded, silentLevel);
  if (stretch === null) throw new FootageFault('damaged', 'The voice is silent.');
  const breath = Math.round(breathSeconds * decoded.sampleRateHz);
  const start = Math.max(0, stretch.start - breath);
  const line = partOf(decoded, start, Math.min(decoded.left.length, stretch.end + breath));
  fadeEnds(line, fadeSeconds, fadeSeconds);
  await writeWav(outputPath, line);
  return { seconds: line.left.length / line.sampleRateHz };
}
