import type { Handlers } from '../operation-call.ts';
import type { ServerContext } from '../server-dependencies.ts';
import { toWireModel } from '../wire/model.ts';
import { assetHandlers } from './asset-handlers.ts';
import { branchHandlers } from './branch-handlers.ts';
import { costHandlers } from './cost-handlers.ts';
import { checkpointHandlers } from './checkpoint-handlers.ts';
import { editHandlers } from './edit-handlers.ts';
import { keyHandlers } from './key-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { videoHandlers } from './video-handlers.ts';

/** A handler for every operation of the contract. */
export function createHandlers({ studio, apiKeys, listModels, settings }: ServerContext): Handlers {
  return {
    ...videoHandlers(studio, { listModels, settings }),
    ...checkpointHandlers(studio),
    ...editHandlers(studio),
    ...branchHandlers(studio),
    ...assetHandlers(studio),
    ...costHandlers(studio),
    ...keyHandlers(apiKeys),
    ...settingsHandlers(settings),
    async listModels({ caller }) {
      return { body: { models: (await listModels(caller.userId)).map(toWireModel) } };
    },
  };
}
