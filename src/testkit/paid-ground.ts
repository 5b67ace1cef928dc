import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { GenerateRequest } from '#contract/generate-request.ts';
import { scopes } from '#domain/identity/scope.ts';
import { ApiKeyStore } from '#storage/api-key-store.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import type { SimulatorProcess } from './provider-simulator/start-simulator-process.ts';
import { startServer } from './running-server.ts';
import { createTemporaryDatabase } from './temporary-database.ts';

/** A database and files that outlive the servers on them, one at a time. */
export interface PaidGround {
  readonly database: Database;
  /** Where the database's own process writes its number. */
  readonly postgresFolder: string;
  serve(options: PaidServerOptions): Promise<PaidServer>;
  remove(): Promise<void>;
}

export interface PaidServerOptions {
  /** Who makes what is bought: Replicate and OpenAI. */
  readonly simulator: SimulatorProcess;
  /** What every wait is multiplied by, here and there. */
  readonly timeScale: number;
  /** Whether providers may tell it when something is made. */
  readonly hasWebhooks: boolean;
  /** Variables besides those. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The real server in a process of its own, with simulated providers. */
export interface PaidServer {
  readonly pid: number;
  /** Makes an ad of a user's to its end, and returns its id. Throws with its words when it fails. */
  make(userId: string, request: GenerateRequest): Promise<string>;
  stop(): Promise<void>;
}

const lookMs = 25;

/** Opens one, with a PostgreSQL of its own, in about a second. */
export async function createPaidGround(): Promise<PaidGround> {
  const temporary = await createTemporaryDatabase();
  const database = await connectDatabase(temporary.url);
  const keys = new ApiKeyStore(database);
  return {
    database,
    postgresFolder: join(temporary.homeFolder, 'postgres'),
    async serve({ simulator, timeScale, hasWebhooks, environment }) {
      const port = await freePort();
      const { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } = simulator.settings;
      const server = await startServer({
        homeFolder: join(temporary.homeFolder, 'server'),
        port,
        environment: {
          ...{ REPLICATE_API_TOKEN: REPLICATE_API_TOKEN!, REPLICATE_BASE_URL: REPLICATE_BASE_URL! },
          ...{ OPENAI_API_KEY: OPENAI_API_KEY!, OPENAI_BASE_URL: OPENAI_BASE_URL! },
          NODE_ENV: 'test',
          BEATBOARD_TIME_SCALE: String(timeScale),
          BEATBOARD_API_KEYS: 'required',
          DATABASE_URL: temporary.url,
          ...(hasWebhooks && { BEATBOARD_PUBLIC_URL: `http://127.0.0.1:${port}` }),
          ...environment,
        },
      });
      return {
        pid: server.pid,
        async make(userId, request) {
          const maker = { userId, scopes, kind: 'local' } as const;
          const { text } = await keys.create(maker, { name: randomUUID(), scopes });
          const videoId = await order(server.url, text, request);
          await ended(database, videoId);
          return videoId;
        },
        stop: async () => void (await server.stop()),
      };
    },
    async remove() {
      await database.destroy();
      await temporary.remove();
    },
  };
}

async function order(url: string, apiKey: string, request: GenerateRequest): Promise<string> {
  const response = await fetch(`${url}/api/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': apiKey, 'idempotency-key': randomUUID() },
    body: JSON.stringify(request),
  });
  const answer = (await response.json()) as { readonly video_id: string };
  if (!response.ok) throw new Error(`The ad was refused with ${response.status}: ${JSON.stringify(answer)}`);
  return answer.video_id;
}

/** Looks into the database, so that the server is not kept from its work by questions. */
async function ended(database: Database, videoId: string): Promise<void> {
  for (;;) {
    const { status, error } = await database
      .selectFrom('video')
      .select(['status', 'error'])
      .where('id', '=', videoId)
      .executeTakeFirstOrThrow();
    if (status === 'completed') return;
    if (status !== 'pending' && status !== 'running') throw new Error(`${videoId} is ${status}: ${error?.message}`);
    await pause(lookMs);
  }
}

/** A port that was free a moment ago: providers have to be told it before the server listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
