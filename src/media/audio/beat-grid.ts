/** Start times in seconds of every beat before `durationSeconds`, at a constant tempo, from `offsetSeconds` on. */
export function beatGrid(tempoBpm: number, durationSeconds: number, offsetSeconds = 0): number[] {
  if (!(tempoBpm > 0)) throw new RangeError(`A tempo must be above 0, not ${tempoBpm}.`);
  const secondsPerBeat = 60 / tempoBpm;
  const count = Math.max(0, Math.ceil((durationSeconds - offsetSeconds) / secondsPerBeat - 1e-6));
  return Array.from({ length: count }, (_, beat) => offsetSeconds + beat * secondsPerBeat);
}
