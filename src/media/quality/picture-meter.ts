import type { FrameSize } from '#domain/frame-format.ts';

/** So many pixels of a line, and so many lines, are looked at: few enough to be quick, many enough for small text. */
export const meterSide = 256;
const blocksPerSide = 16;
const blockCount = blocksPerSide * blocksPerSide;

/** In studio range black is 16 and white 235; up to this level (6 %) a pixel counts as black. */
const blackLevel = 29;
/** A frame with a larger share of black pixels than this is black. */
const blackShare = 0.985;
/**
 * Mean brightness of a block must change by this many levels (of 219) for the picture to count as moving. The mean
 * over a block hides film grain but not an edge that creeps. Measured largest change within half a second, at 720p
 * after x264: identical frames 0.1, moving grain (`noise=alls=8`) 0.8, a camera that closes in by 1 % a second 2.1.
 */
const movingLevels = 1;

/** Frames `start` up to, not including, `end`. */
export interface FrameRange {
  readonly start: number;
  readonly end: number;
}

export interface PictureMeasures {
  readonly frames: number;
  readonly black: readonly FrameRange[];
  /** Runs of frames that do not differ visibly from the first of the run. A run has at least two frames. */
  readonly still: readonly FrameRange[];
}

/** Measures frames one after the other. */
export interface PictureMeter {
  /** Takes a frame's brightness: a byte a pixel in studio range, line by line. What follows those bytes is not read. */
  add(brightness: Uint8Array): void;
  end(): PictureMeasures;
}

/** Creates a meter that finds black and still stretches while frames of one size come in; of large ones it takes samples. */
export function createPictureMeter({ width, height }: FrameSize): PictureMeter {
  const columns = createSamples(width);
  const lines = createSamples(height);
  const black = createRangeCollector(1);
  const still = createRangeCollector(2);
  let reference = new Float64Array(blockCount);
  let means = new Float64Array(blockCount);
  let frames = 0;
  return {
    add(brightness) {
      const blackPixels = readFrame(brightness, width, columns, lines, means);
      black.add(frames, blackPixels > blackShare * columns.count * lines.count);
      // Compared with the first frame of the run, a slow movement adds up instead of hiding between neighbours.
      const isMoving = frames === 0 || largestChange(means, reference) >= movingLevels;
      if (isMoving) {
        still.break(frames);
        [reference, means] = [means, reference];
      }
      still.add(frames, true);
      frames += 1;
    },
    end: () => ({ frames, black: black.end(frames), still: still.end(frames) }),
  };
}

/** Which pixels along one side of a frame are looked at, and where each of its blocks begins and ends. */
interface Samples {
  readonly step: number;
  readonly count: number;
  /** Block `n` goes from the first sample at or after `starts[n]` up to `starts[n + 1]`. All are multiples of `step`. */
  readonly starts: readonly number[];
}

function createSamples(length: number): Samples {
  const step = Math.max(1, Math.floor(length / meterSide));
  const count = Math.floor(length / step);
  const starts = Array.from({ length: blocksPerSide + 1 }, (_, n) => Math.floor((n * count) / blocksPerSide) * step);
  return { step, count, starts };
}

/** Writes the mean of each block into `means` and returns how many of the pixels looked at are black. */
function readFrame(
  brightness: Uint8Array,
  width: number,
  columns: Samples,
  lines: Samples,
  means: Float64Array,
): number {
  let blackPixels = 0;
  for (let block = 0; block < blockCount; block += 1) {
    const [left, right] = bounds(columns, block % blocksPerSide);
    const [top, bottom] = bounds(lines, Math.floor(block / blocksPerSide));
    let sum = 0;
    for (let y = top; y < bottom; y += lines.step) {
      for (let index = y * width + left; index < y * width + right; index += columns.step) {
        const level = brightness[index]!;
        sum += level;
        if (level <= blackLevel) blackPixels += 1;
      }
    }
    means[block] = sum / (((right - left) / columns.step) * ((bottom - top) / lines.step));
  }
  return blackPixels;
}

function bounds({ starts }: Samples, block: number): [from: number, to: number] {
  return [starts[block]!, starts[block + 1]!];
}

function largestChange(means: Float64Array, reference: Float64Array): number {
  let largest = 0;
  for (let block = 0; block < blockCount; block += 1) {
    largest = Math.max(largest, Math.abs((means[block] ?? 0) - (reference[block] ?? 0)));
  }
  return largest;
}

interface RangeCollector {
  add(frame: number, isInside: boolean): void;
  break(frame: number): void;
  end(frame: number): FrameRange[];
}

function createRangeCollector(minimumLength: number): RangeCollector {
  const ranges: FrameRange[] = [];
  let start: number | undefined;
  const close = (frame: number): void => {
    if (start !== undefined && frame - start >= minimumLength) ranges.push({ start, end: frame });
    start = undefined;
  };
  return {
    add(frame, isInside) {
      if (isInside) start ??= frame;
      else close(frame);
    },
    break: close,
    end(frame) {
      close(frame);
      return ranges;
    },
  };
}
