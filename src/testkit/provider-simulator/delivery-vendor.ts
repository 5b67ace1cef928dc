import { readFile } from 'node:fs/promises';
import { bytesReply, jsonReply, Refusal } from './http/reply.ts';
import type { SimulatedVendor } from './http/route.ts';
import type { SimulatorWorld } from './simulator-world.ts';

/** The host from which a provider's outputs are fetched, without a key. */
export function createDeliveryVendor(world: SimulatorWorld, provider: string): SimulatedVendor {
  return {
    ...{ provider, prefix: `/delivery/${provider}`, keyOf: () => undefined, needsKey: false },
    refuse: ({ status, message }) => jsonReply(status, { detail: message, status }),
    routes: [
      {
        ...{ name: 'delivery', method: 'GET', path: '/{token}/{file}', isOpen: true },
        modelOf: ({ params }) => world.deliveries.find(params['token'] ?? '')?.model ?? null,
        async handle({ request }) {
          const delivery = world.deliveries.find(request.params['token'] ?? '');
          const isGone =
            delivery === undefined || (delivery.expiresMs !== null && delivery.expiresMs < world.time.dateMs());
          if (isGone) throw new Refusal('not-found', 'The file does not exist or has expired.');
          return bytesReply(await readFile(delivery.made.path), delivery.made.mediaType);
        },
      },
    ],
  };
}
