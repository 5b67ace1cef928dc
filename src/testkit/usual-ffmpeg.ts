import { packagedFfmpegPath } from '#media/ffmpeg/ffmpeg-binary.ts';
import { isThorough } from './is-thorough.ts';

/**
 * The ffmpeg that films of everyday tests are made with: the one of npm, which starts in a quarter of the time the
 * system's takes. Empty in whole tests, which take what people get: the first good one on the search path.
 */
export const usualFfmpegPath = isThorough ? '' : (packagedFfmpegPath() ?? '');
