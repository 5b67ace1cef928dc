/** A clip as it shall be encoded. */
export interface ClipShape {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
}

export interface ClipParts {
  readonly firstPath: string;
  readonly lastPath: string | null;
  readonly soundPath: string | null;
  readonly isFrozen: boolean;
  /** Where the camera goes, from 0 to 1 across and down. */
  readonly towards: readonly [number, number];
}

const zoomShare = 0.1;

/**
 * The arguments by which ffmpeg makes a clip of one or two pictures of the clip's size: the first frame is the first
 * picture whole, from there the camera moves in; a last picture fades in and is whole in the last frame.
 */
export function clipArguments(shape: ClipShape, parts: ClipParts, outputPath: string): string[] {
  const { firstPath, lastPath, soundPath } = parts;
  const inputs = [firstPath, ...(lastPath === null ? [] : [lastPath]), ...(soundPath === null ? [] : [soundPath])];
  const sound =
    soundPath === null ? ['-an'] : ['-map', `${inputs.length - 1}:a`, '-c:a', 'aac', '-b:a', '128k', '-shortest'];
  return [
    ...inputs.flatMap((path) => ['-i', path]),
    '-filter_complex',
    `${videoGraph(shape, parts)}[v]`,
    '-map',
    '[v]',
    ...sound,
    ...['-frames:v', String(shape.frames), '-r', String(shape.fps)],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '25', '-threads', '2'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-movflags', '+faststart', '-f', 'mp4', outputPath],
  ];
}

function videoGraph(shape: ClipShape, { lastPath, isFrozen, towards: [across, down] }: ClipParts): string {
  const { width, height, fps, frames } = shape;
  const size = `s=${width}x${height}:fps=${fps}`;
  const place = `x='(iw-iw/zoom)*${across.toFixed(3)}':y='(ih-ih/zoom)*${down.toFixed(3)}'`;
  const zoom = isFrozen ? '1' : `1+${zoomShare}*on/${frames}`;
  // x264 takes odd sides only without shared colour.
  const pixels = width % 2 === 0 && height % 2 === 0 ? 'yuv420p' : 'yuv444p';
  const video = `scale=out_color_matrix=bt709:out_range=tv,format=${pixels}`;
  const first = `[0:v]${video},zoompan=z='${zoom}':${place}:d=${frames}:${size}`;
  if (lastPath === null || frames < 4) return first;
  const fadeFrom = Math.floor(frames * 0.4);
  const fadeFrames = Math.floor(frames * 0.5);
  const restFrames = frames - fadeFrom;
  const back = `1+${zoomShare}*max(0\\,1-on/${restFrames - 1})`;
  const last = `[1:v]${video},zoompan=z='${back}':${place}:d=${restFrames}:${size}[b]`;
  const fade = `xfade=transition=fade:duration=${fadeFrames / fps}:offset=${fadeFrom / fps}`;
  return `${first}[a];${last};[a][b]${fade}`;
}
