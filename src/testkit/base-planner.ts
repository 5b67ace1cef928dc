import { createOfflinePlanner } from '#providers/offline/planner/plan.ts';
import type { Planner } from '#providers/planner.ts';

/** The offline planner, for tests of what stands on a planner and knows no vendor. */
export const basePlanner: Planner = createOfflinePlanner();
