import { statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { admitStranger } from './access.ts';
import type { ServerContext } from './server-dependencies.ts';

/** Whether the server takes work; false from the moment it is asked to stop. */
export interface Readiness {
  isStopping: boolean;
}

/** Below this much free room new work is better sent elsewhere. */
const freeShareMinimum = 0.02;
const checkMaximumMs = 3000;

/** `/health` says that the process answers, `/ready` whether it can work: database and disk, and not stopping. */
export function registerHealth(server: FastifyInstance, context: ServerContext, readiness: Readiness): void {
  server.get('/health', (request, reply) => {
    admitStranger(context.gate, request, reply);
    return reply.header('Cache-Control', 'no-store').send({ status: 'ok', version: context.version });
  });
  server.get('/ready', async (request, reply) => {
    admitStranger(context.gate, request, reply);
    const [database, disk] = await Promise.all([
      passes(() => context.checkDatabase()),
      passes(() => assertRoom(context.uploadFolder)),
    ]);
    const checks = { database, disk, accepting: !readiness.isStopping };
    const isReady = Object.values(checks).every(Boolean);
    reply.code(isReady ? 200 : 503).header('Cache-Control', 'no-store');
    return reply.send({ status: isReady ? 'ready' : 'not_ready', checks });
  });
}

async function passes(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkMaximumMs);
  });
  const checked = check().then(
    () => true,
    () => false,
  );
  return Promise.race([checked, tooLate]).finally(() => clearTimeout(timer));
}

async function assertRoom(folder: string): Promise<void> {
  const { bavail, blocks } = await statfs(folder);
  if (bavail < blocks * freeShareMinimum) throw new Error('The disk is nearly full.');
}
