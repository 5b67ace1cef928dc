/** A message that says it comes from a provider, byte for byte. */
export interface WebhookMessage {
  /** Which of our calls its address names. */
  readonly attemptId: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly rawBody: Uint8Array;
}

/** What became of a message; `not_expected` where no such provider is set up. */
export type WebhookTaking = 'taken' | 'not_genuine' | 'not_expected';
