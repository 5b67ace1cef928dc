import { BeatboardError } from '#domain/errors.ts';
import type { PaidDesk } from '#pipeline/paid/paid-desk.ts';
import type { Replicate } from '#providers/replicate/create-replicate.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import { verifyReplicateWebhook } from '#providers/replicate/verify-webhook.ts';
import type { WebhookMessage, WebhookTaking } from '#api/webhooks/webhook-message.ts';

/** An account at Replicate, and what it signs its messages with. */
export interface ReplicateAccount {
  readonly replicate: Replicate;
  /** As it was set; undefined, Replicate is asked for it, once. */
  readonly secret: string | undefined;
}

export interface ReplicateHooksOptions {
  /** The account by which an attempt was made; undefined when there is none, or no such attempt. */
  readonly accountOf: (attemptId: string) => Promise<ReplicateAccount | undefined>;
  readonly paid: Pick<PaidDesk, 'applyWebhook'>;
}

/** Takes what Replicate tells of its predictions. */
export type ReplicateHooks = (message: WebhookMessage) => Promise<WebhookTaking>;

/** Nothing is believed that is not signed; of what is, only that there is news. */
export function createReplicateHooks({ accountOf, paid }: ReplicateHooksOptions): ReplicateHooks {
  const asked = new WeakMap<Replicate, Promise<string>>();
  const secretOf = ({ replicate, secret }: ReplicateAccount): Promise<string> => {
    if (secret !== undefined) return Promise.resolve(secret);
    const answer =
      asked.get(replicate) ??
      replicate.readWebhookSecret(AbortSignal.timeout(30_000)).catch((error: unknown) => {
        // The next message asks again.
        asked.delete(replicate);
        throw error;
      });
    asked.set(replicate, answer);
    return answer;
  };
  return async ({ attemptId, headers, rawBody }) => {
    const account = await accountOf(attemptId);
    if (account === undefined) return 'not_expected';
    const webhook = verifyReplicateWebhook(headers, rawBody, await secretOf(account).catch(asUnavailable));
    if (webhook === null) return 'not_genuine';
    if (webhook.predictionId === null) return 'taken';
    const reference = { id: webhook.predictionId };
    const message = { provider: 'replicate', deliveryId: webhook.messageId, attemptId, reference };
    await paid.applyWebhook(message).catch(asUnavailable);
    return 'taken';
  };
}

/** Replicate could not be asked: it is told so, and sends its message again. */
function asUnavailable(error: unknown): never {
  if (!(error instanceof VendorFault)) throw error;
  throw new BeatboardError('provider_unavailable', `Replicate cannot be asked now: ${error.message}`, { cause: error });
}
