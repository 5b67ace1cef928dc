import { inputOptions } from '../ffmpeg/input-options.ts';
import { linearOfByte, toHex } from '../canvas/colour.ts';
import type { FrameSize } from '#domain/frame-format.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { Box } from '../canvas/geometry.ts';
import type { GroundRange } from '../scenes/type-request.ts';

/** Footage is surveyed at this part of its size: fine enough for what lies under a letter, too coarse for grain. */
const surveyScale = 1 / 4;
/** Eight moments a second tell what moves through the words; more of a long beat would only take time. */
const momentsPerSecond = 8;
const mostMoments = 40;

/** What a clip shows while it lasts: how bright each field is at each moment. */
export interface FootageSurvey extends FrameSize {
  /** Relative luminance (WCAG) of each field, 0–255 for 0–1 in the steps of sRGB, one array for each moment. */
  readonly moments: readonly Uint8Array[];
  /** Size of the frame the fields are a part of. */
  readonly frame: FrameSize;
}

export interface SurveyOptions extends FrameSize {
  readonly clipPath: string;
  readonly fps: number;
  readonly frameCount: number;
}

/** Looks at a clip of ours from beginning to end. 0.6 s of CPU for 6 s of 720p. */
export async function surveyFootage(runner: FfmpegRunner, options: SurveyOptions): Promise<FootageSurvey> {
  const { clipPath, fps, frameCount } = options;
  const width = Math.ceil(options.width * surveyScale);
  const height = Math.ceil(options.height * surveyScale);
  const seconds = frameCount / fps;
  const rate = Math.min(momentsPerSecond, mostMoments / seconds);
  const scale = `scale=${width}:${height}:in_color_matrix=bt709:in_range=tv:flags=area`;
  const args = [
    ...['-threads', '1', '-t', seconds.toFixed(6), ...inputOptions(clipPath), '-map', '0:v:0'],
    ...['-vf', `fps=${rate.toFixed(6)}:round=near,${scale},format=rgba`, '-f', 'rawvideo', 'pipe:1'],
  ];
  const { output } = await runner.run(args);
  const frameBytes = width * height * 4;
  const count = Math.max(1, Math.floor(output.length / frameBytes));
  const moments = Array.from({ length: count }, (_, index) =>
    brightness(output.subarray(index * frameBytes, (index + 1) * frameBytes)),
  );
  return { width, height, moments, frame: { width: options.width, height: options.height } };
}

/** The survey of frames that are at hand already, as RGBA at any size. For tests and stills. */
export function surveyPixels(frames: readonly Uint8Array[], size: FrameSize, frame: FrameSize): FootageSurvey {
  return { ...size, moments: frames.map(brightness), frame };
}

/** The grey of equal luminance, for every pixel. */
function brightness(rgba: Uint8Array): Uint8Array {
  const greys = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < greys.length; at++) {
    const [red, green, blue] = [rgba[at * 4]!, rgba[at * 4 + 1]!, rgba[at * 4 + 2]!];
    const light = 0.2126 * linearOfByte[red]! + 0.7152 * linearOfByte[green]! + 0.0722 * linearOfByte[blue]!;
    greys[at] = greyOfLight[Math.round(light * 4095)]!;
  }
  return greys;
}

const greyOfLight = Uint8Array.from({ length: 4096 }, (_, step) => {
  const light = step / 4095;
  return Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));
});

/** What one box of a clip holds, whenever. */
export interface BoxSurvey {
  /** The darkest and the lightest grey that a letter meets anywhere in the box at any moment, 0–255. */
  readonly darkest: number;
  readonly lightest: number;
  /** How bright it is as a whole, 0–255. */
  readonly mean: number;
  /** How much there is to see in it: mean step between neighbours, as a share of the whole range. */
  readonly unrest: number;
}

/** A cell is about as large as a letter of a headline, as a share of the frame's short side. */
const cellShare = 0.05;
/** Specks that take less of a cell do not count: they are lost beside a letter. */
const speckShare = 0.15;
/** Scattered over a whole box, this part of it is already seen. */
const scatteredShare = 0.2;

/**
 * Looks at a box, given in pixels of the frame, cell by cell at every moment: a dark shape behind one letter counts, though
 * it be small beside the box. `ignored` is the share of a cell that does not count at either end of the scale.
 */
export function surveyBox(survey: FootageSurvey, box: Box, ignored = speckShare): BoxSurvey {
  const { width, height, moments, frame } = survey;
  const [scaleX, scaleY] = [width / frame.width, height / frame.height];
  const left = held(Math.floor(box.x * scaleX), 0, width - 1);
  const right = held(Math.ceil((box.x + box.width) * scaleX), left + 1, width);
  const top = held(Math.floor(box.y * scaleY), 0, height - 1);
  const bottom = held(Math.ceil((box.y + box.height) * scaleY), top + 1, height);
  const side = Math.max(3, Math.round(Math.min(width, height) * cellShare));
  let [darkest, lightest, sum, count, steps, compared] = [255, 0, 0, 0, 0, 0];
  for (const greys of moments) {
    const counts = new Uint32Array(256);
    for (let y = top; y < bottom; y += side) {
      for (let x = left; x < right; x += side) {
        const cell = readCell(greys, width, x, y, Math.min(right, x + side), Math.min(bottom, y + side), counts);
        darkest = Math.min(darkest, cell.at(ignored));
        lightest = Math.max(lightest, cell.at(1 - ignored));
        sum += cell.sum;
        count += cell.count;
        steps += cell.steps;
        compared += cell.compared;
      }
    }
    const specks = (right - left) * (bottom - top) * ignored * scatteredShare;
    darkest = Math.min(darkest, greyAt(counts, specks));
    lightest = Math.max(lightest, 255 - greyAt(counts.toReversed(), specks));
  }
  return { darkest, lightest, mean: sum / Math.max(1, count), unrest: compared === 0 ? 0 : steps / compared / 255 };
}

/** The grey below which so many fields of a box lie. */
function greyAt(counts: Uint32Array, rank: number): number {
  let seen = 0;
  return Math.max(
    0,
    counts.findIndex((count) => (seen += count) > rank),
  );
}

/** Sorts a cell's fields by brightness, and adds them to the counts of its box. */
function readCell(
  greys: Uint8Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
  counts: Uint32Array,
) {
  const values = new Uint8Array((right - left) * (bottom - top));
  let [count, sum, steps] = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const grey = greys[y * width + x]!;
      values[count++] = grey;
      sum += grey;
      counts[grey]! += 1;
      if (x > left) steps += Math.abs(grey - greys[y * width + x - 1]!);
    }
  }
  values.sort();
  return {
    at: (share: number): number => values[Math.round(share * (values.length - 1))]!,
    sum,
    count,
    steps,
    compared: count - (bottom - top),
  };
}

/** The range of a box as type is set on it. */
export function groundOf({ darkest, lightest }: Pick<BoxSurvey, 'darkest' | 'lightest'>): GroundRange {
  return { darkest: greyHex(darkest), lightest: greyHex(lightest) };
}

function greyHex(grey: number): string {
  return toHex([grey, grey, grey]);
}

function held(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
