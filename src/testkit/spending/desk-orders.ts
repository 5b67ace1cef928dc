/** A picture that is bought for somebody's video. */
export interface Purchase {
  readonly userId: string;
  readonly videoId: string;
  /** Pictures differ: calls that are equal in everything cannot be told apart when their answers are lost. */
  readonly seed: number;
}

/** What a desk program is told on its command line, as JSON. */
export interface DeskOrder {
  /** What to buy, all at once. */
  readonly purchases: readonly Purchase[];
  /** The port webhooks are taken at. */
  readonly port?: number;
}

/** What was bought. */
export interface PurchaseEnd {
  readonly userId: string;
  readonly attemptId: string;
}
