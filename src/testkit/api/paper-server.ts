import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createServer, type ApiServer } from '#api/create-server.ts';
import type { GateLimits } from '#api/auth/gatekeeper.ts';
import { deriveLinkKey, signLink, verifyLink } from '#api/auth/signed-link.ts';
import type { Fault, ServerDependencies } from '#api/server-dependencies.ts';
import type { ServerLimits } from '#api/server-limits.ts';
import type { AuthSettings } from '#app/auth-settings.ts';
import { createGatekeeper } from '#app/create-gatekeeper.ts';
import { listModels } from '#app/model-table.ts';
import { scopes as allScopes, type Scope } from '#domain/identity/scope.ts';
import { ApiKeyStore } from '#storage/api-key-store.ts';
import { probeDatabase } from '#storage/database.ts';
import { IdempotencyStore } from '#storage/idempotency-store.ts';
import { readServerSecret } from '#storage/server-secret.ts';
import { whyUnusableOnPaper } from '../paper-desk.ts';
import { createPaperSettings } from '../paper-settings.ts';
import { createTemporaryDatabase } from '../temporary-database.ts';
import { openPaperStudio, type IntakeHands, type OpenPaperStudio, type PaperGround } from './open-paper-studio.ts';
import { sabotages, type ApiSabotage } from './sabotage.ts';
import { send, type Received, type Sent } from './send.ts';

export interface PaperServerOptions {
  /** Stand on another server's database and files, as a second process of the same installation would. */
  readonly beside?: Pick<PaperServer, 'ground'>;
  /** Default: API keys are demanded. */
  readonly auth?: Partial<AuthSettings>;
  readonly limits?: Partial<ServerLimits>;
  /** Default: hardly any, so that tests are not told to slow down. */
  readonly allowances?: Partial<GateLimits>;
  /** Without them no file is taken in. */
  readonly intake?: IntakeHands;
  /** The safeguard that shall be missing. */
  readonly sabotage?: ApiSabotage;
}

/** The API as it is: real server, gatekeeper, stores and rules on a real socket. Only the films are made of paper. */
export interface PaperServer {
  /** The same after every restart. */
  readonly origin: string;
  readonly port: number;
  readonly ground: PaperGround;
  readonly auth: AuthSettings;
  /** What should not have happened. */
  readonly faults: Fault[];
  /** The studio of the present life. */
  readonly paper: OpenPaperStudio;
  readonly uploadFolder: string;
  send(request: Sent): Promise<Received>;
  /** A new API key of a user. */
  keyOf(userId: string, scopes?: readonly Scope[]): Promise<string>;
  /** Stops politely; or `abruptly`, with every connection cut first. */
  stop(how?: 'politely' | 'abruptly'): Promise<void>;
  /** Starts again on the same database, files and port. */
  start(): Promise<void>;
  /** Stops, and deletes the database if it is this server's own. */
  remove(): Promise<void>;
}

const plenty = { capacity: 1e6, refillPerSecond: 1e6 };

/** Opens one, on a database of its own in about a second. */
export async function createPaperServer(options: PaperServerOptions = {}): Promise<PaperServer> {
  const temporary = options.beside === undefined ? await createTemporaryDatabase() : undefined;
  const ground = options.beside?.ground ?? { databaseUrl: temporary!.url, homeFolder: temporary!.homeFolder };
  const auth = { apiKeysRequired: true, oidc: undefined, secret: undefined, ...options.auth };
  const uploadFolder = join(ground.homeFolder, 'uploads');
  const faults: Fault[] = [];
  let life = await startLife({ ground, auth, uploadFolder, faults, options }, 0);
  const { port } = life.server.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const stop: PaperServer['stop'] = async (how = 'politely') => {
    if (how === 'abruptly') life.kill();
    await life.server.stop();
    await life.paper.close();
  };
  return {
    ...{ origin, port, ground, auth, faults, uploadFolder, stop },
    get paper() {
      return life.paper;
    },
    send: (request) => send(origin, request),
    async keyOf(userId, scopes = allScopes) {
      const maker = { userId, scopes: allScopes, kind: 'local' } as const;
      return (await new ApiKeyStore(life.paper.database).create(maker, { name: 'Test', scopes })).text;
    },
    start: async () => {
      life = await startLife({ ground, auth, uploadFolder, faults, options }, port);
    },
    remove: async () => {
      await stop();
      await temporary?.remove();
    },
  };
}

/** What stays over restarts. */
interface Place {
  readonly ground: PaperGround;
  readonly auth: AuthSettings;
  readonly uploadFolder: string;
  readonly faults: Fault[];
  readonly options: PaperServerOptions;
}

/** A server from its start to its end. */
interface Life {
  readonly paper: OpenPaperStudio;
  readonly server: ApiServer;
  /** Cuts every connection; what is under way tells nobody any more how it ended. */
  kill(): void;
}

async function startLife(place: Place, port: number): Promise<Life> {
  const { ground, auth, uploadFolder, faults, options } = place;
  let isDead = false;
  const paper = await openPaperStudio(ground, options.intake);
  try {
    const { database } = paper;
    const linkSecret = await readServerSecret(ground.homeFolder, auth.secret);
    const linkKey = deriveLinkKey(linkSecret);
    const models = listModels({ ...paper.context.modelDesk, usable: whyUnusableOnPaper }, '2026-11-21');
    const allowances = {
      requests: plenty,
      spending: plenty,
      failures: plenty,
      strangers: plenty,
      ...options.allowances,
    };
    const dependencies: ServerDependencies = {
      studio: paper.studio,
      gate: createGatekeeper({ auth, database, host: '127.0.0.1', limits: allowances }),
      linkSigner: {
        sign: (target, nowMs) => signLink(linkKey, target, nowMs),
        verify: (request, nowMs) => verifyLink(linkKey, request, nowMs),
      },
      apiKeys: new ApiKeyStore(database),
      idempotency: new IdempotencyStore(database),
      settings: createPaperSettings(paper, linkSecret),
      listModels: async () => models,
      version: '0.0.0',
      uploadFolder,
      checkDatabase: () => probeDatabase(database),
      recordFault: (fault) => void (isDead || faults.push(fault)),
      // What else the machine does is no reason to turn tests away.
      limits: { stopMs: 2000, eventLoopDelayMs: 120_000, ...options.limits },
    };
    const twin = options.sabotage && sabotages[options.sabotage];
    const server = createServer({ ...dependencies, ...twin?.change?.(dependencies, { paper, auth }) });
    twin?.hook?.(server);
    await server.listen({ host: '127.0.0.1', port });
    const kill = (): void => {
      isDead = true;
      server.server.closeAllConnections();
    };
    return { paper, server, kill };
  } catch (error) {
    await paper.close();
    throw error;
  }
}
