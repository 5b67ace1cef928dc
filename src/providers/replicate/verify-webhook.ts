import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';

/** What a genuine webhook says: a hint that a prediction has changed, to be read again before it is believed. */
export interface ReplicateWebhook {
  /** The same for every delivery of one message. */
  readonly messageId: string;
  /** Null for a message about something else. */
  readonly predictionId: string | null;
}

const bodySchema = z.object({ id: z.string().regex(/^[\w-]{1,100}$/) });

/**
 * Proves that a webhook comes from Replicate: the signature of its exact bytes by the account's secret, compared in
 * constant time, and its time within five minutes of ours (Standard Webhooks). Header names are in lower case, as Node
 * gives them. Null for whatever is not genuine.
 */
export function verifyReplicateWebhook(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  rawBody: Uint8Array,
  secret: string,
): ReplicateWebhook | null {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
  const signed = Object.fromEntries(names.map((name) => [name, headers[name]]));
  const text = exactText(rawBody);
  if (text === null || !Object.values(signed).every((value) => typeof value === 'string')) return null;
  try {
    new Webhook(secret).verify(text, signed as Record<string, string>, { jsonParse: false });
  } catch (error) {
    if (error instanceof WebhookVerificationError) return null;
    throw error;
  }
  return { messageId: signed['webhook-id'] as string, predictionId: predictionIdOf(text) };
}

function predictionIdOf(text: string): string | null {
  try {
    return bodySchema.parse(JSON.parse(text)).id;
  } catch {
    return null;
  }
}

/** The text that stands for exactly these bytes; null when there is none. Anything else would be another body, signed. */
function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
