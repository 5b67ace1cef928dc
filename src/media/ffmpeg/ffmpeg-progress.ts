/** How far ffmpeg is. */
export interface FfmpegProgress {
  readonly frame: number;
  readonly seconds: number;
}

/**
 * Reads the `key=value` lines of `-progress`, in pieces of any length, and reports once per block
 * (ffmpeg ends each with a `progress=` line).
 */
export function createProgressParser(onProgress: (progress: FfmpegProgress) => void): (text: string) => void {
  let rest = '';
  let frame = 0;
  let seconds = 0;
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [key, value = ''] = line.split('=');
      // Older versions write "N/A" before the first packet.
      if (key === 'frame' && Number.isFinite(Number(value))) frame = Number(value);
      if (key === 'out_time_us' && Number.isFinite(Number(value))) seconds = Math.max(0, Number(value) / 1e6);
      if (key === 'progress') onProgress({ frame, seconds });
    }
  };
}
