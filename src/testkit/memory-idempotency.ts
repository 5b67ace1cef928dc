import type {
  Begun,
  IdempotencyAddress,
  IdempotencyClaim,
  IdempotencyDesk,
  RenderedAnswer,
} from '#api/idempotency-desk.ts';

interface Row {
  bodyHash: string;
  token: string;
  leaseUntilMs: number;
  answer: RenderedAnswer | null;
}

/** Answers by key in memory, with a clock that a test moves. */
export class MemoryIdempotency implements IdempotencyDesk {
  nowMs = 0;
  renewals = 0;
  readonly rows = new Map<string, Row>();

  async begin(address: IdempotencyAddress, bodyHash: string): Promise<Begun> {
    const row = this.rows.get(nameOf(address));
    if (row !== undefined && row.bodyHash !== bodyHash) return { kind: 'other_body' };
    if (row !== undefined && row.answer !== null) return { kind: 'answered', answer: row.answer };
    if (row !== undefined && row.leaseUntilMs > this.nowMs) return { kind: 'running' };
    const token = String(Math.random());
    this.rows.set(nameOf(address), { bodyHash, token, leaseUntilMs: this.nowMs + 30_000, answer: null });
    return { kind: 'started', claim: { ...address, token } };
  }

  async renew(claim: IdempotencyClaim): Promise<boolean> {
    const row = this.#own(claim);
    if (row === undefined) return false;
    this.renewals += 1;
    row.leaseUntilMs = this.nowMs + 30_000;
    return true;
  }

  async complete(claim: IdempotencyClaim, answer: RenderedAnswer): Promise<void> {
    const row = this.#own(claim);
    if (row !== undefined) row.answer = answer;
  }

  async release(claim: IdempotencyClaim): Promise<void> {
    if (this.#own(claim) !== undefined) this.rows.delete(nameOf(claim));
  }

  async purge(): Promise<number> {
    return 0;
  }

  #own(claim: IdempotencyClaim): Row | undefined {
    const row = this.rows.get(nameOf(claim));
    return row?.token === claim.token && row.answer === null ? row : undefined;
  }
}

function nameOf({ userId, operation, key }: IdempotencyAddress): string {
  return JSON.stringify([userId, operation, key]);
}
