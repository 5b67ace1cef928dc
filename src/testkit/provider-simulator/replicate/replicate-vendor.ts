import { jsonReply } from '../http/reply.ts';
import { bearerKey, type Route, type SimulatedVendor } from '../http/route.ts';
import { loadGivenFile } from '../media/load-given-file.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { fileRoutes } from './file-routes.ts';
import { createFileStore } from './file-store.ts';
import { modelView } from './model-view.ts';
import { createPredictionDesk } from './prediction-desk.ts';
import { predictionRoutes } from './prediction-routes.ts';
import { findReplicateModel } from './replicate-models.ts';
import { refuseAsReplicate, replicateNotFound } from './replicate-refusal.ts';
import { accountReply, modelReply } from './replicate-schemas.ts';
import { createWebhookSender, type WebhookSender } from './webhook-sender.ts';

/** Replicate, and what a test may look at behind its API. */
export interface SimulatedReplicate extends SimulatedVendor {
  readonly webhooks: WebhookSender;
  clear(): void;
}

/** The secret of the published test vector of Standard Webhooks. */
export const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export function createReplicateVendor(world: SimulatorWorld): SimulatedReplicate {
  const files = createFileStore();
  const webhooks = createWebhookSender(world.time, webhookSecret, () => world.nextId('msg_'));
  const load = async (url: string): Promise<Uint8Array> => files.findByUrl(url)?.bytes ?? loadGivenFile(url);
  const desk = createPredictionDesk(world, webhooks, load);
  const others: Route[] = [
    {
      ...{ name: 'models.get', method: 'GET', path: '/models/{owner}/{name}', reply: modelReply },
      handle({ request: { params } }) {
        const model = findReplicateModel(`${params['owner']}/${params['name']}`);
        if (model === undefined) throw replicateNotFound();
        return jsonReply(200, modelView(model, world.origin(), world.time.dateMs()));
      },
    },
    {
      ...{ name: 'webhooks.secret', method: 'GET', path: '/webhooks/default/secret' },
      handle: () => jsonReply(200, { key: webhooks.secret }),
    },
    {
      ...{ name: 'account.get', method: 'GET', path: '/account', reply: accountReply },
      handle: () => jsonReply(200, { type: 'organization', username: 'simulated', name: 'Simulated' }),
    },
  ];
  return {
    ...{ provider: 'replicate', prefix: '/replicate/v1', keyOf: bearerKey, needsKey: true, refuse: refuseAsReplicate },
    routes: [...predictionRoutes(world, desk, files), ...fileRoutes(world, files), ...others],
    webhooks,
    clear() {
      desk.clear();
      files.clear();
      webhooks.clear();
    },
  };
}
