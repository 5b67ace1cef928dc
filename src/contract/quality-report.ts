import { z } from 'zod';
import { qualityFindingSchema } from '#domain/quality-report.ts';
import type { QualityReport } from '#domain/quality-report.ts';

/** The domain's quality report as it crosses the wire. `at_seconds` is there when a finding is at one place. */
export const wireQualityReportSchema = z.object({
  /** True when there is no finding of severity `fault`. */
  passed: z.boolean(),
  findings: z.array(
    z.object({
      ...qualityFindingSchema.pick({ check: true, severity: true, message: true }).shape,
      at_seconds: z.number().nonnegative().optional(),
    }),
  ),
});
export type WireQualityReport = z.infer<typeof wireQualityReportSchema>;

/** Renames the report's fields for the wire; nothing is added or left out. */
export function toWireQualityReport({ passed, findings }: QualityReport): WireQualityReport {
  return {
    passed,
    findings: findings.map(({ check, severity, message, atSeconds }) => ({
      check,
      severity,
      message,
      ...(atSeconds !== undefined && { at_seconds: atSeconds }),
    })),
  };
}
