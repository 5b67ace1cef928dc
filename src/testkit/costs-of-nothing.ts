import type { CostDesk } from '#pipeline/studio/studio.ts';

/** The costs of a studio in which nothing is bought. */
export const costsOfNothing: CostDesk = {
  summary: async () => ({
    total: { calls: 0, spentMicroUsd: 0, heldMicroUsd: 0, unclearMicroUsd: 0, unpricedCalls: 0 },
    rows: [],
    models: [],
    month: { month: '2026-11', usedMicroUsd: 0, limitMicroUsd: null },
  }),
};
