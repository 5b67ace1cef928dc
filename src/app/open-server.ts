import { randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { Gate } from '#api/access.ts';
import { deriveLinkKey, signLink, verifyLink } from '#api/auth/signed-link.ts';
import { createServer, type ApiServer } from '#api/create-server.ts';
import type { Fault } from '#api/server-dependencies.ts';
import type { SettingsDesk } from '#api/settings-desk.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { ModelShelf } from '#domain/models/choose-models.ts';
import { localIdentity } from '#domain/identity/identity.ts';
import { ApiKeyStore } from '#storage/api-key-store.ts';
import { probeDatabase } from '#storage/database.ts';
import { IdempotencyStore } from '#storage/idempotency-store.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { createSealer } from '#storage/seal.ts';
import { SettingsStore } from '#storage/settings-store.ts';
import type { Config } from './config.ts';
import { createSettingsDesk } from './create-settings-desk.ts';
import { createGatekeeper } from './create-gatekeeper.ts';
import { createModelShelf, listModels, today } from './model-table.ts';
import { whyUnusable } from './provider-settings.ts';
import { giveSampleAd } from './sample-ad.ts';
import { announceServer, withdrawServer } from './server-file.ts';
import { openStudio, type OpenStudio, type StudioRole } from './studio-context.ts';

/** What a server is started for. */
export interface ServerPlan {
  readonly role: StudioRole;
  readonly host: string;
  /** 0 for one of the system's choice. */
  readonly port: number;
  readonly version: string;
  /** Where the studio in the browser is built; omitted, the server shows none. */
  readonly studioFolder?: string;
  /** Builds it, before anybody is let in and after all that could keep the server from starting. */
  readonly prepareStudio?: () => Promise<void>;
  /** Hears what should not have happened. */
  readonly recordFault: (fault: Fault) => void;
}

/** A running server, or worker. */
export interface OpenServer {
  /** Null for a worker. */
  readonly url: string | null;
  /** What lets one in besides keys; undefined where none is needed. */
  readonly token?: string;
  /** Lets requests in flight end, then stops the work; what is unfinished goes on at the next start. */
  close(): Promise<void>;
}

/** Starts API, work, or both, as the operator's settings say, and writes down where it can be found. */
export async function openServer(config: Config, plan: ServerPlan): Promise<OpenServer> {
  const opened = await openStudio(config, plan.role);
  if (plan.role === 'worker') return { url: null, close: opened.close };
  return listenWith(opened, async () => {
    const { auth } = config;
    const gate = createGatekeeper({ auth, database: opened.database, host: plan.host });
    const server = await createApi(config, plan, opened, gate);
    // A library without a sample is still a library.
    await giveSampleAd(config, plan.host, opened).catch((error: unknown) =>
      plan.recordFault({ error, requestId: 'at the start', method: 'PUT', route: 'the sample ad' }),
    );
    await plan.prepareStudio?.();
    const url = await listen(server, plan);
    await announceServer(config.homeFolder, url);
    const stop = async (): Promise<void> => {
      await withdrawServer(config.homeFolder);
      await server.stop();
    };
    return { url, stop };
  });
}

/** Starts everything for one command of this process, which alone knows the token that lets it in. */
export async function openOwnServer(
  config: Config,
  plan: Omit<ServerPlan, 'role' | 'host' | 'port'>,
): Promise<OpenServer> {
  const opened = await openStudio(config, 'all', { leavesAfterOneVideo: true });
  const token = randomBytes(32).toString('hex');
  const started = await listenWith(opened, async () => {
    const ownPlan: ServerPlan = { ...plan, role: 'all', host: '127.0.0.1', port: 0 };
    const server = await createApi(config, ownPlan, opened, createTokenGate(token));
    const url = await listen(server, ownPlan);
    return { url, stop: () => server.stop() };
  });
  return { ...started, token };
}

/** Closes the studio again when the server does not come up, and after the server when it does. */
async function listenWith(
  opened: OpenStudio,
  start: () => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>,
): Promise<OpenServer> {
  try {
    const { url, stop } = await start();
    const close = async (): Promise<void> => {
      try {
        await stop();
      } finally {
        await opened.close();
      }
    };
    return { url, close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function createApi(config: Config, plan: ServerPlan, opened: OpenStudio, gate: Gate): Promise<ApiServer> {
  const { studio, database, homeFolder, providerDesk, secret } = opened;
  const linkKey = deriveLinkKey(secret);
  const { providers } = config;
  const shelf = createModelShelf(providers);
  return createServer({
    studio,
    gate,
    linkSigner: {
      sign: (target, nowMs) => signLink(linkKey, target, nowMs),
      verify: (request, nowMs) => verifyLink(linkKey, request, nowMs),
    },
    apiKeys: new ApiKeyStore(database),
    idempotency: new IdempotencyStore(database),
    settings: openSettingsDesk(config, plan, opened, shelf),
    listModels: async (userId) => {
      const usable = whyUnusable(await providerDesk.settingsOf(userId));
      return listModels({ shelf, usable }, today());
    },
    takeReplicateWebhook: opened.replicateHooks,
    version: plan.version,
    uploadFolder: join(homeFolder, 'uploads'),
    checkDatabase: () => probeDatabase(database),
    fileOrigins: await fileOriginsOf(studio),
    ...(plan.studioFolder !== undefined && { studioFolder: plan.studioFolder }),
    recordFault: plan.recordFault,
  });
}

function openSettingsDesk(
  { providers, auth, monthlyBudgetMicroUsd }: Config,
  { role }: ServerPlan,
  { database, providerDesk, secret }: OpenStudio,
  { table }: ModelShelf,
): SettingsDesk {
  return createSettingsDesk({
    store: new SettingsStore(database),
    sealer: createSealer(secret),
    providerDesk,
    environment: providers,
    ledger: new Ledger(database),
    table,
    monthMicroUsd: monthlyBudgetMicroUsd ?? null,
    // A worker elsewhere derives its keys from a secret of its own, unless it is told this one.
    sharesSecret: role === 'all' || auth.secret !== undefined,
  });
}

/** Where links to files lead besides this server: to the bucket, where files are in one. */
async function fileOriginsOf({ assets }: OpenStudio['studio']): Promise<string[]> {
  const address = await assets.address({ storageKey: 'any', mediaType: 'image/png', sha256: '', sizeBytes: 0 }, 60);
  return address === undefined ? [] : [new URL(address).origin];
}

async function listen(server: ApiServer, { host, port }: ServerPlan): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    const reason = code === 'EADDRINUSE' ? 'another program listens there' : 'this machine does not allow it';
    throw new BeatboardError('address_unavailable', `Beatboard cannot listen on ${host}:${port}: ${reason}.`, {
      cause: error,
    });
  }
}

/** Lets in whoever knows the token, as the local user. */
function createTokenGate(token: string): Gate {
  const expected = Buffer.from(`Bearer ${token}`);
  return {
    async admit({ headers }) {
      const shown = Buffer.from(String(headers.authorization ?? ''));
      if (shown.length === expected.length && timingSafeEqual(shown, expected)) return { identity: localIdentity };
      return { refusal: new BeatboardError('not_signed_in', 'This server works for another command.'), headers: {} };
    },
    admitStranger: () => undefined,
  };
}
