import type { WireQualityReport } from '#contract/quality-report.ts';

export type Finding = WireQualityReport['findings'][number];

/** One thing that was looked at, with what was found. */
export interface Check {
  readonly check: Finding['check'];
  /** The worst of its findings. */
  readonly severity: Finding['severity'];
  readonly findings: readonly Finding[];
}

const order = { fault: 0, warning: 1, ok: 2 } as const;

/** Findings by what was looked at, each once, in the order of looking; what matters is never hidden behind what passes. */
export function checksOf({ findings }: WireQualityReport): readonly Check[] {
  const byCheck = new Map<Finding['check'], Finding[]>();
  for (const finding of findings) byCheck.set(finding.check, [...(byCheck.get(finding.check) ?? []), finding]);
  return [...byCheck].map(([check, all]) => {
    const sorted = all.toSorted((a, b) => order[a.severity] - order[b.severity]);
    const severity = sorted[0]!.severity;
    return {
      check,
      severity,
      findings: sorted.filter((finding) => finding.severity === severity || finding.severity !== 'ok'),
    };
  });
}
