/** The frame a dragged playhead comes to rest at: the nearest of `points` within reach, else where it is. */
export function snapFrame(frame: number, points: readonly number[], reachFrames: number): number {
  let best = frame;
  let distance = reachFrames;
  for (const point of points) {
    const gap = Math.abs(point - frame);
    if (gap <= distance) [best, distance] = [point, gap];
  }
  return best;
}
