/** Time that passes by itself, counted in frames. */
export interface Pace {
  readonly start: (framesPerSecond: number) => void;
  readonly stop: () => void;
}

/** Tells, at most once in a picture of the screen, how many frames have passed since it told last. */
export function createPace(onFrames: (frames: number) => void): Pace {
  let request = 0;
  const stop = (): void => cancelAnimationFrame(request);
  return {
    stop,
    start: (framesPerSecond) => {
      stop();
      let toldAtMs = performance.now();
      const tick = (nowMs: number): void => {
        request = requestAnimationFrame(tick);
        const frames = Math.floor(((nowMs - toldAtMs) / 1000) * framesPerSecond);
        if (frames <= 0) return;
        toldAtMs += (frames / framesPerSecond) * 1000;
        onFrames(frames);
      };
      request = requestAnimationFrame(tick);
    },
  };
}
