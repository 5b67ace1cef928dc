/** Pictures are measured at this size, whatever their shape: small enough to be quick, large enough for small text. */
export const meterSide = 256;
const blockSide = 16;
const blocksPerSide = meterSide / blockSide;
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

/** Measures frames one after the other; each is `meterSide` squared bytes of brightness in studio range. */
export interface PictureMeter {
  add(frame: Uint8Array): void;
  end(): PictureMeasures;
}

/** Creates a meter that finds black and still stretches while the frames come in. */
export function createPictureMeter(): PictureMeter {
  const black = createRangeCollector(1);
  const still = createRangeCollector(2);
  let reference = new Float64Array(blockCount);
  let means = new Float64Array(blockCount);
  let frames = 0;
  return {
    add(frame) {
      black.add(frames, readFrame(frame, means) > blackShare * frame.length);
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

/** Writes the mean of each block into `means` and returns how many pixels are black. */
function readFrame(frame: Uint8Array, means: Float64Array): number {
  let blackPixels = 0;
  means.fill(0);
  for (let y = 0; y < meterSide; y += 1) {
    const firstBlock = Math.floor(y / blockSide) * blocksPerSide;
    for (let column = 0; column < blocksPerSide; column += 1) {
      const start = y * meterSide + column * blockSide;
      let sum = 0;
      for (let index = start; index < start + blockSide; index += 1) {
        const level = frame[index] ?? 0;
        sum += level;
        if (level <= blackLevel) blackPixels += 1;
      }
      means[firstBlock + column] = (means[firstBlock + column] ?? 0) + sum / (blockSide * blockSide);
    }
  }
  return blackPixels;
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
