import type { FailureClass } from '#domain/ledger/failure-class.ts';

/** What went wrong in talking to a provider, and whether a paid request may have arrived. */
export class VendorFault extends Error {
  override readonly name = 'VendorFault';
  /**
   * `no`: it never left, or was refused at the door and cost nothing. `maybe`: it left, and no usable answer came.
   * For requests that cost nothing it is always `no`.
   */
  readonly sent: 'no' | 'maybe';
  readonly failure: FailureClass;
  /** How long the provider asks to wait, in milliseconds, if it says. */
  readonly retryAfterMs: number | undefined;

  /** @param reason The provider's own words or what happened on the way, without any secret, at most 500 characters. */
  constructor(
    failure: FailureClass,
    reason: string,
    { sent = 'no', retryAfterMs }: { readonly sent?: 'no' | 'maybe'; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(reason.slice(0, 500));
    this.sent = sent;
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}
