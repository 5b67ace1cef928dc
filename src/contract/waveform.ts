import { z } from 'zod';

/** Query of `GET …/waveform`. */
export const waveformQuerySchema = z.strictObject({
  /** How many peaks; fewer come for a sound that is shorter than so many hundredths of a second. */
  points: z.coerce.number().int().min(1).max(4000).default(800),
});

/** Answer of `GET …/waveform`: a sound as it is drawn. */
export const waveformSchema = z.object({
  duration_seconds: z.number().nonnegative(),
  /** The loudest moment of each part, parts of equal length: 0 is silence, 1 as loud as can be. */
  peaks: z.array(z.number().min(0).max(1)),
  /** Null for what has no beat, such as a voice. */
  tempo_bpm: z.number().positive().nullable(),
  /** Where each beat begins, from the plan. */
  beats_seconds: z.array(z.number().nonnegative()),
  /** Where each bar of four beats begins. */
  bars_seconds: z.array(z.number().nonnegative()),
});
