/** Which request it is: whose, for which operation, under which key. */
export interface IdempotencyAddress {
  readonly userId: string;
  readonly operation: string;
  readonly key: string;
}

/** The right to run a request, for as long as it is renewed. */
export interface IdempotencyClaim extends IdempotencyAddress {
  readonly token: string;
}

/** An answer as it is sent, byte for byte; the body is null where nothing comes back. */
export interface RenderedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export type Begun =
  | { readonly kind: 'started'; readonly claim: IdempotencyClaim }
  | { readonly kind: 'answered'; readonly answer: RenderedAnswer }
  | { readonly kind: 'running' }
  | { readonly kind: 'other_body' };

/** Keeps the answers of requests that carry a key. A claim that is not renewed for 30 seconds is lost. */
export interface IdempotencyDesk {
  begin(address: IdempotencyAddress, bodyHash: string): Promise<Begun>;
  renew(claim: IdempotencyClaim): Promise<boolean>;
  complete(claim: IdempotencyClaim, answer: RenderedAnswer): Promise<void>;
  release(claim: IdempotencyClaim): Promise<void>;
  /** Forgets what is older than 30 days. Returns how many. */
  purge(): Promise<number>;
}
