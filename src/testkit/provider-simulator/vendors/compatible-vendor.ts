import { bearerKey, type SimulatedVendor } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { chatCompletionsRoute } from './chat-completions.ts';
import { refuseAsOpenAi } from './openai-refusal.ts';
import { modelRoutes } from './openai-vendor.ts';

/** A server of somebody's own that speaks as OpenAI does, such as Ollama: no key, no price. */
export function createCompatibleVendor(world: SimulatorWorld): SimulatedVendor {
  return {
    ...{
      provider: 'openai-compatible',
      prefix: '/compatible/v1',
      keyOf: bearerKey,
      needsKey: false,
      refuse: refuseAsOpenAi,
    },
    routes: [chatCompletionsRoute(world), ...modelRoutes({ 'llama3.2': null }, 'library')],
  };
}
