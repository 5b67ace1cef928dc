import type { Dispatcher } from '../dispatcher.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { createAssetDesk } from './asset-desk.ts';
import { createBranchDesk } from './branch-desk.ts';
import { createCheckpointDesk } from './checkpoint-desk.ts';
import { createPreviewDesk } from './preview-desk.ts';
import type { CostDesk, EventDesk, Studio } from './studio.ts';
import { createVideoDesk } from './video-desk.ts';
import { withPlainErrors } from './with-plain-errors.ts';

/** The studio of one process. */
export function createStudio(context: PipelineContext, dispatcher: Dispatcher): Studio {
  return {
    videos: withPlainErrors(createVideoDesk(context, dispatcher)),
    checkpoints: withPlainErrors(createCheckpointDesk(context, dispatcher)),
    branches: withPlainErrors(createBranchDesk(context)),
    assets: withPlainErrors(createAssetDesk(context)),
    previews: withPlainErrors(createPreviewDesk(context)),
    events: withPlainErrors<EventDesk>({
      after: (userId, videoId, sequence) => context.events.eventsAfter(userId, videoId, sequence),
      newest: (videoIds) => context.events.newest(videoIds),
      exists: async (userId, videoId) => (await context.videos.find(userId, videoId)) !== undefined,
      listen: (wake, signal) => context.listenForEvents(wake, signal),
    }),
    costs: withPlainErrors<CostDesk>({
      async summary(userId, query, by) {
        const { ledger } = context;
        const asked = { ...query, userId };
        const [total, rows, models, used, { monthMicroUsd }] = await Promise.all([
          ledger.sumCosts(asked),
          ledger.listCosts(asked, by),
          ledger.listEstimates(asked),
          ledger.used(userId, ''),
          context.budgetOf(userId),
        ]);
        const month = { month: used.month, usedMicroUsd: used.monthMicroUsd, limitMicroUsd: monthMicroUsd };
        return { total, rows, models, month };
      },
    }),
  };
}
