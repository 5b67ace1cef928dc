import { BeatboardError } from '#domain/errors.ts';
import type { PaidDesk } from '#pipeline/paid/paid-desk.ts';
import type { Replicate } from '#providers/replicate/create-replicate.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import { verifyReplicateWebhook } from '#providers/replicate/verify-webhook.ts';
import type { WebhookMessage, WebhookTaking } from '#api/webhooks/webhook-message.ts';

export interface ReplicateHooksOptions {
  readonly replicate: Replicate | undefined;
  /** As it was set; omitted, Replicate is asked for it, once. */
  readonly secret: string | undefined;
  readonly paid: Pick<PaidDesk, 'applyWebhook'>;
}

/** Takes what Replicate tells of its predictions. */
export type ReplicateHooks = (message: WebhookMessage) => Promise<WebhookTaking>;

/** Nothing is believed that is not signed; of what is, only that there is news. */
export function createReplicateHooks({ replicate, secret, paid }: ReplicateHooksOptions): ReplicateHooks {
  let asked: Promise<string> | undefined = secret === undefined ? undefined : Promise.resolve(secret);
  const readSecret = (from: Replicate): Promise<string> => {
    asked ??= from.readWebhookSecret(AbortSignal.timeout(30_000)).catch((error: unknown) => {
      // The next message asks again.
      asked = undefined;
      throw error;
    });
    return asked;
  };
  return async ({ attemptId, headers, rawBody }) => {
    if (replicate === undefined) return 'not_expected';
    const webhook = verifyReplicateWebhook(headers, rawBody, await readSecret(replicate).catch(asUnavailable));
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
