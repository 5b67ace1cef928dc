import type { QualityFinding } from '#domain/quality-report.ts';

/** How far two neighbouring frames of one beat are apart where one clip goes on from another. */
export interface JoinMeasure {
  /** Mean colour difference of fields that lie over each other, in hundredths of OKLab: below 2 nobody sees it. */
  readonly difference: number;
  /** How much brighter the second picture is as a whole, in hundredths of lightness. */
  readonly brightnessShift: number;
  /** How far its colours are shifted as a whole, in hundredths. */
  readonly colourShift: number;
  /** Whether both show the same, whatever their brightness: 1 is the same picture, 0 another one. */
  readonly likeness: number;
}

/** A join of the finished film. */
export interface FilmJoin extends JoinMeasure {
  readonly atSeconds: number;
}

/** A step of this size within a shot is seen as a flicker: of brightness, and of colour, in hundredths. */
const seenBrightnessShift = 2.5;
const seenColourShift = 1.4;
/** Below this the picture itself jumps: neighbouring frames of a moving shot stay above 0.8. */
const leastLikeness = 0.6;
/** … and only when it also looks different: two flat pictures are unlike and yet the same. */
const seenDifference = 4;

/** No visible step where clips of one beat meet. A jump is for a person to weigh: it may be what the shot does. */
export function judgeJoins(joins: readonly FilmJoin[]): QualityFinding[] {
  const jumps = joins.flatMap((join) => {
    const reasons = reasonsOf(join);
    if (reasons.length === 0) return [];
    const message = `clips meet at ${join.atSeconds.toFixed(2)} s with ${reasons.join(' and ')}`;
    return [{ check: 'joins', severity: 'warning', message, atSeconds: join.atSeconds } as const];
  });
  if (jumps.length > 0) return jumps;
  const count = joins.length === 1 ? '1 join' : `${joins.length} joins`;
  const largest = Math.max(...joins.map(({ difference }) => difference));
  const figure = joins.length === 0 ? '' : `, largest difference ${largest.toFixed(1)} %`;
  return [{ check: 'joins', severity: 'ok', message: `${count} within beats${figure}` }];
}

function reasonsOf({ difference, brightnessShift, colourShift, likeness }: JoinMeasure): string[] {
  const reasons: string[] = [];
  if (likeness < leastLikeness && difference > seenDifference) reasons.push('a jump of the picture');
  if (Math.abs(brightnessShift) > seenBrightnessShift) {
    reasons.push(`a step of ${Math.abs(brightnessShift).toFixed(1)} % ${brightnessShift > 0 ? 'brighter' : 'darker'}`);
  }
  if (colourShift > seenColourShift) reasons.push(`a shift of colour by ${colourShift.toFixed(1)} %`);
  return reasons;
}
