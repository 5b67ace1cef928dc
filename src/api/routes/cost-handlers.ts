import type { CostSummary, Studio } from '#pipeline/studio/studio.ts';
import { toUsd } from '#domain/money.ts';
import type { Handlers } from '../operation-call.ts';
import { usdOrNull } from '../wire/money.ts';

/** What paid models have cost. */
export function costHandlers({ costs }: Studio): Handlers<'listCosts'> {
  return {
    async listCosts({ caller, query }) {
      const { by = 'model', video_id: videoId, from, until } = query;
      const { total, rows, models, month } = await costs.summary(
        caller.userId,
        {
          ...(videoId !== undefined && { videoId }),
          ...(from !== undefined && { from }),
          ...(until !== undefined && { until }),
        },
        by,
      );
      return {
        body: {
          total: toWireSum(total),
          rows: rows.map((row) => ({ key: row.key, ...toWireSum(row) })),
          models: models.map(({ model, calls, estimateMicroUsd, actualMicroUsd }) => {
            return { model, calls, estimate_usd: toUsd(estimateMicroUsd), actual_usd: toUsd(actualMicroUsd) };
          }),
          month: { month: month.month, used_usd: toUsd(month.usedMicroUsd), limit_usd: usdOrNull(month.limitMicroUsd) },
        },
      };
    },
  };
}

function toWireSum({ calls, spentMicroUsd, heldMicroUsd, unclearMicroUsd, unpricedCalls }: CostSummary['total']) {
  return {
    calls,
    spent_usd: toUsd(spentMicroUsd),
    held_usd: toUsd(heldMicroUsd),
    unclear_usd: toUsd(unclearMicroUsd),
    unpriced_calls: unpricedCalls,
  };
}
