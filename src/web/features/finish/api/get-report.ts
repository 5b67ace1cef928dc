import { queryOptions } from '@tanstack/react-query';
import type { Artifact } from '#contract/artifact.ts';
import type { WireQualityReport } from '#contract/quality-report.ts';
import type { QualityReport } from '#domain/quality-report.ts';
import { readJson } from '../../../lib/request.ts';

/** The quality report of one finished film, from its file, which never changes. */
export const reportQuery = (artifact: Artifact | null) =>
  queryOptions({
    queryKey: ['quality-report', artifact?.artifact_id],
    queryFn: async ({ signal }): Promise<WireQualityReport> => {
      const { passed, findings } = (await readJson(artifact?.s3_url ?? '', signal)) as QualityReport;
      return {
        passed,
        findings: findings.map(({ check, severity, message, atSeconds }) => ({
          ...{ check, severity, message },
          ...(atSeconds !== undefined && { at_seconds: atSeconds }),
        })),
      };
    },
    enabled: artifact !== null,
    staleTime: Infinity,
  });
