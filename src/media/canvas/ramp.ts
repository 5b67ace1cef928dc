import { linearOfOklab, oklabOf } from './colour.ts';
import { lerp } from './geometry.ts';

/** Steps of a ramp. */
export const rampSteps = 256;

/** Linear light of 256 steps through hex stops spaced evenly, mixed in OKLab: three floats a step. Needs one stop at least. */
export function createRamp(stops: readonly string[]): Float32Array {
  if (stops.length === 0) throw new RangeError('A ramp needs at least one colour.');
  const labs = stops.map(oklabOf);
  const ramp = new Float32Array(rampSteps * 3);
  for (let step = 0; step < rampSteps; step++) {
    const position = (step / (rampSteps - 1)) * (labs.length - 1);
    const index = Math.min(Math.max(0, labs.length - 2), Math.floor(position));
    const from = labs[index]!;
    const to = labs[Math.min(labs.length - 1, index + 1)]!;
    const share = position - index;
    const light = linearOfOklab([
      lerp(from[0], to[0], share),
      lerp(from[1], to[1], share),
      lerp(from[2], to[2], share),
    ]);
    for (let channel = 0; channel < 3; channel++) ramp[step * 3 + channel] = Math.max(0, light[channel]!);
  }
  return ramp;
}
