/** A line of the ruler; long ones carry their time. */
export interface RulerMark {
  readonly seconds: number;
  readonly isLong: boolean;
}

const steps = [0.1, 0.5, 1, 2, 5, 10, 30] as const;
const nearestPixels = 7;
const labelPixels = 74;

/** Lines for a ruler: as fine as the width allows, with a label wherever one fits. */
export function rulerMarks(durationSeconds: number, pixelsPerSecond: number): readonly RulerMark[] {
  const step = steps.find((each) => each * pixelsPerSecond >= nearestPixels) ?? 60;
  const labelStep =
    [0.5, 1, 2, 5, 10, 30, 60].find((each) => each >= step && each * pixelsPerSecond >= labelPixels) ?? 120;
  const every = Math.max(1, Math.round(labelStep / step));
  const count = Math.floor(durationSeconds / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => ({ seconds: index * step, isLong: index % every === 0 }));
}
