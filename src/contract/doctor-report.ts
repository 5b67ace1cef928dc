import { z } from 'zod';

/** One thing the doctor looked at: what it found, and for a fault what to do. */
export const doctorCheckSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  found: z.string(),
  /** Null when there is nothing to correct. */
  fix: z.string().nullable(),
});
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

/** Everything Beatboard needs from the machine it runs on. `ok` is false when any check found a fault. */
export const doctorReportSchema = z.object({ ok: z.boolean(), checks: z.array(doctorCheckSchema) });
export type DoctorReport = z.infer<typeof doctorReportSchema>;
