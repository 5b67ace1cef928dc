import type { QualityFinding } from '#domain/quality-report.ts';
import { toSeconds } from '#domain/time.ts';
import type { FrameRange, PictureMeasures } from './picture-meter.ts';

/** A viewer takes anything longer for a fault. */
const longestStretchSeconds = 0.5;

/** No black and no still stretch of more than half a second. A black stretch is not reported as still again. */
export function judgePicture(picture: PictureMeasures, fps: number): QualityFinding[] {
  const isLong = (range: FrameRange): boolean => toSeconds(range.end - range.start, fps) > longestStretchSeconds;
  const black = picture.black.filter(isLong);
  const still = picture.still.filter(isLong).filter((range) => !black.some((other) => covers(other, range)));
  return [...judgeStretches('black', 'black', black, fps), ...judgeStretches('freeze', 'standing still', still, fps)];
}

function covers(outer: FrameRange, inner: FrameRange): boolean {
  const shared = Math.min(outer.end, inner.end) - Math.max(outer.start, inner.start);
  return shared >= (inner.end - inner.start) * 0.8;
}

function judgeStretches(
  check: 'black' | 'freeze',
  word: string,
  stretches: readonly FrameRange[],
  fps: number,
): QualityFinding[] {
  if (stretches.length === 0) return [{ check, severity: 'ok', message: `nothing ${word} for more than 0.5 s` }];
  return stretches.map((stretch) => {
    const atSeconds = toSeconds(stretch.start, fps);
    const length = toSeconds(stretch.end - stretch.start, fps);
    const message = `${word} for ${length.toFixed(2)} s from ${atSeconds.toFixed(2)} s`;
    return { check, severity: 'fault', message, atSeconds };
  });
}
