/**
 * Degrees, clockwise, that turn a slanting drawing so that it stands level on a floor. Found by eye on the drawings;
 * most of the set stands upright as it is.
 */
const restDegrees: Readonly<Record<string, number>> = {
  'running-shoe': -41,
  skateboard: 45,
  'baguette-bread': 45,
  'bottle-with-popping-cork': 38,
};

/** The turn in degrees that makes a drawn object stand; 0 for one that does so already. */
export function restAngleOf(icon: string): number {
  return restDegrees[icon] ?? 0;
}
