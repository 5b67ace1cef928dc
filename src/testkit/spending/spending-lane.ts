import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Sabotage } from '#pipeline/sabotage.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { insertVideo } from '#storage/video-store.ts';
import { commandEnvironment } from '../beatboard-command.ts';
import { startSimulator, type Simulator } from '../provider-simulator/start-simulator.ts';
import type { DeskOrder, Purchase, PurchaseEnd } from './desk-orders.ts';
import { startDesk, startSpending, type SpendingProcess } from './spending-process.ts';
import type { Commission, SpendingOrder } from './spending-orders.ts';
import { threeBeatAd } from './three-beat-ad.ts';

/** How long a second of a provider is here. */
export const timeScale = 0.02;

/** A place to spend and be killed in: a database, a data folder and providers of its own. */
export interface SpendingLane {
  readonly database: Database;
  readonly simulator: Simulator;
  /** Starts the program; with `isReachable`, where providers can send webhooks to. */
  start(order: SpendingOrder, isReachable?: boolean): SpendingProcess;
  /** An ad of a user who had none before; no two are alike, since calls that are cannot be told apart when their answers are lost. */
  nextCommission(): Commission;
  /** Starts the paid desk alone. */
  startDesk(order: DeskOrder, isReachable?: boolean): SpendingProcess<PurchaseEnd>;
  /** A picture for a user who had none before. */
  nextPurchase(): Promise<Purchase>;
  close(): Promise<void>;
}

interface LaneOptions {
  /** A server with an account that may create databases. */
  readonly serverUrl: string;
  readonly folder: string;
  readonly name: string;
  readonly sabotage?: Sabotage | undefined;
}

export async function openSpendingLane({ serverUrl, folder, name, sabotage }: LaneOptions): Promise<SpendingLane> {
  const databaseUrl = await createDatabase(serverUrl, name);
  const database = await connectDatabase(databaseUrl);
  const simulator = await startSimulator({ timeScale, areAlike: true });
  const port = await findFreePort();
  const { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } = simulator.settings;
  const settings = { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } as Record<
    string,
    string
  >;
  const environment = commandEnvironment({
    homeFolder: join(folder, name),
    environment: {
      ...settings,
      ...{ NODE_ENV: 'test', BEATBOARD_TIME_SCALE: String(timeScale), DATABASE_URL: databaseUrl },
      ...(sabotage !== undefined && { BEATBOARD_SABOTAGE: sabotage }),
    },
  });
  const reachable = { ...environment, BEATBOARD_PUBLIC_URL: `http://127.0.0.1:${port}` };
  let users = 0;
  return {
    database,
    simulator,
    start: (order, isReachable = false) =>
      isReachable ? startSpending({ ...order, port }, reachable) : startSpending(order, environment),
    startDesk: (order, isReachable = false) =>
      isReachable ? startDesk({ ...order, port }, reachable) : startDesk(order, environment),
    async nextPurchase() {
      users += 1;
      const [userId, videoId, request] = [`user_${users}`, `video_${name}_${users}`, threeBeatAd(users)];
      const video = { ...{ id: videoId, userId, title: userId, requestDigest: userId }, prompt: request.prompt };
      await database.transaction().execute((all) => insertVideo(all, { ...video, request: request as never }));
      return { userId, videoId, seed: users };
    },
    nextCommission() {
      users += 1;
      return { user: `user_${users}`, seed: users };
    },
    async close() {
      await simulator.close();
      await database.destroy();
    },
  };
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const server = await connectDatabase(serverUrl);
  try {
    await sql.raw(`create database ${name}`).execute(server);
  } finally {
    await server.destroy();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
