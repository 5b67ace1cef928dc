import Fastify from 'fastify';
import type { ServerContext } from '#api/server-dependencies.ts';
import { registerWebhooks } from '#api/webhooks/webhook-route.ts';
import type { ReplicateHooks } from '#app/replicate-hooks.ts';

/** Listens for webhooks alone, as the server does. */
export async function takeWebhooks(takeReplicateWebhook: ReplicateHooks, port: number): Promise<void> {
  const server = Fastify();
  const gate = { admitStranger: () => undefined };
  registerWebhooks(server, { takeReplicateWebhook, gate } as unknown as ServerContext);
  await server.listen({ host: '127.0.0.1', port });
}
