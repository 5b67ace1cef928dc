import { inputOptions } from '../ffmpeg/input-options.ts';
import { createPictureMeter, meterSide, type FrameRange, type PictureMeasures } from './picture-meter.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';

/** Decodes the pictures of an MP4 of ours once and finds its black and still stretches. */
export async function measurePicture(
  runner: FfmpegRunner,
  path: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<PictureMeasures> {
  const meter = createPictureMeter({ width: meterSide, height: meterSide });
  const filters = `extractplanes=y,scale=${meterSide}:${meterSide}:flags=area,format=gray`;
  const args = [
    ...['-threads', '1', '-skip_loop_filter', 'noref', ...inputOptions(path), '-map', '0:v:0', '-vf', filters],
    ...['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
  ];
  const frame = new Uint8Array(meterSide * meterSide);
  const reader = runner.openFrameReader(args, frame.length, options);
  try {
    while (await reader.read(frame)) meter.add(frame);
  } finally {
    await reader.close();
  }
  return meter.end();
}

/**
 * The measures of parts as those of the film they are joined to by copying: the pictures are the same, so they need no
 * second look. Black that goes on over a join counts as one; stillness ends there, since a cut is a change of picture.
 */
export function joinPictureMeasures(parts: readonly PictureMeasures[]): PictureMeasures {
  let frames = 0;
  const black: FrameRange[] = [];
  const still: FrameRange[] = [];
  for (const part of parts) {
    for (const range of part.black) extend(black, range, frames);
    still.push(...part.still.map(({ start, end }) => ({ start: start + frames, end: end + frames })));
    frames += part.frames;
  }
  return { frames, black, still };
}

function extend(ranges: FrameRange[], { start, end }: FrameRange, offset: number): void {
  const moved = { start: start + offset, end: end + offset };
  const last = ranges.at(-1);
  if (last !== undefined && last.end === moved.start) ranges[ranges.length - 1] = { start: last.start, end: moved.end };
  else ranges.push(moved);
}
