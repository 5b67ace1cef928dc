import { jsonReply, type Refusal, type Reply } from '../http/reply.ts';
import { bearerKey, type SimulatedVendor } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { chatCompletionsRoute } from './chat-completions.ts';
import { modelRoutes } from './openai-vendor.ts';
import { responsesRoute } from './responses.ts';
import { xaiImageRoutes } from './xai-images.ts';
import { xaiVideoRoutes } from './xai-videos.ts';

/** xAI: language, pictures, clips. */
export function createXaiVendor(world: SimulatorWorld): SimulatedVendor {
  return {
    ...{ provider: 'xai', prefix: '/xai/v1', keyOf: bearerKey, needsKey: true, refuse: refuseAsXai },
    routes: [
      responsesRoute(world, true),
      chatCompletionsRoute(world),
      ...xaiImageRoutes(world),
      ...xaiVideoRoutes(world),
      ...modelRoutes(
        { 'grok-4.3': null, 'grok-imagine-image': null, 'grok-imagine-video': null, 'grok-imagine-video-1.5': null },
        'xai',
      ),
    ],
  };
}

/** A refusal as xAI words it: a sentence of what kind it is, and one of what is wrong. */
function refuseAsXai({ kind, status, message }: Refusal): Reply {
  const codes: Readonly<Record<string, string>> = {
    unauthorized: 'The caller does not have permission to execute the specified operation',
    'no-credit': 'Some resource has been exhausted',
    throttled: 'Some resource has been exhausted',
    moderation: 'Client specified an invalid argument',
    invalid: 'Client specified an invalid argument',
    'not-found': 'Some requested entity was not found',
  };
  const asked: Readonly<Record<string, number>> = { 'no-credit': 429, invalid: 400 };
  return jsonReply(asked[kind] ?? status, { code: codes[kind] ?? 'Internal error', error: message });
}
