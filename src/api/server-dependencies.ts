import type { ListedModel } from './wire/model.ts';
import type { Studio } from '#pipeline/studio/studio.ts';
import type { ApiKeyDesk, Gate, LinkSigner } from './access.ts';
import type { IdempotencyDesk } from './idempotency-desk.ts';
import { defaultLimits, type ServerLimits } from './server-limits.ts';
import type { SettingsDesk } from './settings-desk.ts';
import type { WebhookMessage, WebhookTaking } from './webhooks/webhook-message.ts';

/** Something that should not have happened, for the server's records. */
export interface Fault {
  readonly error: unknown;
  readonly requestId: string;
  readonly method: string;
  /** The route as it is registered, without the values in it. */
  readonly route: string;
}

/** What the server needs; the same for a real studio and a simulated one. */
export interface ServerDependencies {
  readonly studio: Studio;
  readonly gate: Gate;
  readonly linkSigner: LinkSigner;
  readonly apiKeys: ApiKeyDesk;
  readonly idempotency: IdempotencyDesk;
  readonly settings: SettingsDesk;
  /** The models with their prices, and which the user can use now. */
  readonly listModels: (userId: string) => Promise<readonly ListedModel[]>;
  readonly version: string;
  /** A folder for uploads under way; processes may share it. */
  readonly uploadFolder: string;
  /** Throws when the database does not answer. */
  readonly checkDatabase: () => Promise<void>;
  /** How the server is reached from outside, for example `https://ads.example.com`; omitted, as each request says. */
  readonly publicOrigin?: string;
  /** Whose `X-Forwarded-*` headers are believed; nobody's by default. */
  readonly trustProxy?: string | readonly string[];
  /** Takes what Replicate says of its predictions; omitted, no webhooks are expected. */
  readonly takeReplicateWebhook?: (message: WebhookMessage) => Promise<WebhookTaking>;
  /** Where the built studio lies; omitted, the server shows none. */
  readonly studioFolder?: string;
  /** Where files are besides this server: the origin of a bucket. Default: nowhere. */
  readonly fileOrigins?: readonly string[];
  readonly recordFault?: (fault: Fault) => void;
  readonly limits?: Partial<ServerLimits>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The dependencies with every choice made. */
export interface ServerContext extends ServerDependencies {
  readonly limits: ServerLimits;
  readonly takeReplicateWebhook: (message: WebhookMessage) => Promise<WebhookTaking>;
  readonly fileOrigins: readonly string[];
  readonly recordFault: (fault: Fault) => void;
  readonly now: () => number;
}

/** Fills in what was left out. */
export function toContext(dependencies: ServerDependencies): ServerContext {
  return {
    recordFault: () => undefined,
    takeReplicateWebhook: async () => 'not_expected',
    fileOrigins: [],
    now: Date.now,
    ...dependencies,
    limits: { ...defaultLimits, ...dependencies.limits },
  };
}
