/** Frames exist only in `media`; everywhere else time is seconds. These two functions are the border. */
export function toFrames(seconds: number, fps: number): number {
  return Math.round(seconds * fps);
}

/** Seconds at which frame number `frame` (0-based) is shown. */
export function toSeconds(frame: number, fps: number): number {
  return frame / fps;
}
