import type { Dispatcher } from '../dispatcher.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { createAssetDesk } from './asset-desk.ts';
import { createBranchDesk } from './branch-desk.ts';
import { createCheckpointDesk } from './checkpoint-desk.ts';
import type { EventDesk, Studio } from './studio.ts';
import { createVideoDesk } from './video-desk.ts';
import { withPlainErrors } from './with-plain-errors.ts';

/** The studio of one process. */
export function createStudio(context: PipelineContext, dispatcher: Dispatcher): Studio {
  return {
    videos: withPlainErrors(createVideoDesk(context, dispatcher)),
    checkpoints: withPlainErrors(createCheckpointDesk(context, dispatcher)),
    branches: withPlainErrors(createBranchDesk(context)),
    assets: withPlainErrors(createAssetDesk(context)),
    events: withPlainErrors<EventDesk>({
      after: (userId, videoId, sequence) => context.events.eventsAfter(userId, videoId, sequence),
      newest: (videoIds) => context.events.newest(videoIds),
      exists: async (userId, videoId) => (await context.videos.find(userId, videoId)) !== undefined,
      listen: (wake, signal) => context.listenForEvents(wake, signal),
    }),
  };
}
