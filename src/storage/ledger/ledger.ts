import type { JsonValue } from '#domain/canonical-json.ts';
import type { AttemptState } from '#domain/ledger/attempt-state.ts';
import type { GateLimits, Trouble } from '#domain/ledger/gate.ts';
import { createPace, type GatePace } from '#domain/ledger/pace.ts';
import type { Random } from '#domain/random.ts';
import type { Database } from '../database.ts';
import { appendEvent } from '../event-log.ts';
import type { JsonObject } from '../tables.ts';
import { advance } from './advance.ts';
import type { Attempt, AttemptChange, NewAttempt, SpendLimits } from './attempt.ts';
import { readUsed, type Used } from './budgets.ts';
import { claim, letGo, listAbandoned, renew } from './claims.ts';
import * as costs from './costs.ts';
import { type GateAnswer, type GateDesk, knock, reportAnswer, reportTrouble } from './gate-desk.ts';
import { type GateAddress, type GateView, readGate } from './gate-rows.ts';
import { readKeyNews, type KeyNews } from './key-news.ts';
import { databaseClock, type LedgerClock } from './ledger-clock.ts';
import { reserve, type Reservation } from './reserve.ts';
import { forgetDelivery, noteDelivery } from './webhook-deliveries.ts';

interface LedgerOptions {
  /** Default: the database's own clock. */
  readonly clock?: LedgerClock;
  readonly pace?: GatePace;
  readonly random?: Random;
}

/**
 * Every call to a paid provider, and every cent held or spent. Each change is one transaction; sums are always counted
 * from the attempts.
 */
export class Ledger {
  readonly #database: Database;
  readonly #clock: LedgerClock;
  readonly #gates: GateDesk;

  constructor(database: Database, { clock = databaseClock, pace = createPace().gate, random }: LedgerOptions = {}) {
    this.#database = database;
    this.#clock = clock;
    this.#gates = { database, clock, pace, random: random ?? Math.random };
  }

  /** Holds the price of a call in its budgets and takes its place at the gate, or says why not. */
  async reserve(order: NewAttempt, limits: SpendLimits): Promise<Reservation> {
    return reserve(this.#database, order, limits, this.#gates.pace, this.#clock);
  }

  /** All attempts of a user's call, oldest first. */
  async history(userId: string, callKey: string): Promise<readonly Attempt[]> {
    return this.#database
      .selectFrom('attempt')
      .selectAll()
      .where('userId', '=', userId)
      .where('callKey', '=', callKey)
      .orderBy('attemptNo')
      .execute();
  }

  /** Which of these calls a user has bought, with the file still there. */
  async boughtCalls(userId: string, callKeys: readonly string[]): Promise<ReadonlySet<string>> {
    if (callKeys.length === 0) return new Set();
    const rows = await this.#database
      .selectFrom('attempt')
      .select('callKey')
      .where('userId', '=', userId)
      .where('callKey', 'in', callKeys)
      .where('state', '=', 'settled')
      .where('rawStorageKey', 'is not', null)
      .execute();
    return new Set(rows.map(({ callKey }) => callKey));
  }

  async find(userId: string, id: string): Promise<Attempt | undefined> {
    return this.#database
      .selectFrom('attempt')
      .selectAll()
      .where('userId', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** An attempt by its id alone: for webhooks, which carry no user. */
  async findForWebhook(provider: string, id: string): Promise<Attempt | undefined> {
    return this.#database
      .selectFrom('attempt')
      .selectAll()
      .where('provider', '=', provider)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** The attempts of a video, oldest first. */
  async ofVideo(userId: string, videoId: string): Promise<readonly Attempt[]> {
    return this.#database
      .selectFrom('attempt')
      .selectAll()
      .where('userId', '=', userId)
      .where('videoId', '=', videoId)
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
  }

  /** Brings an attempt into its next state. Throws `ClaimLost` when it is no longer as the caller knows it. */
  async advance(attempt: Attempt, state: AttemptState, change: AttemptChange, owner: string | null): Promise<Attempt> {
    return advance(this.#database, attempt, state, change, owner, this.#clock);
  }

  /** Keeps what a webhook calls an attempt whose name nobody knows yet. */
  async hear({ id, userId }: Attempt, reference: JsonValue): Promise<void> {
    await this.#database
      .updateTable('attempt')
      .set({ heard: JSON.stringify(reference) })
      .where('id', '=', id)
      .where('userId', '=', userId)
      .where('reference', 'is', null)
      .execute();
  }

  /**
   * Writes down where a bought file is about to be kept, before it is, so that no blob is without a row. False when the
   * video is gone: nobody wants the file any more.
   */
  async nameRawFile({ id, userId, videoId }: Attempt, storageKey: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable('attempt')
      .set({ rawStorageKey: storageKey })
      .where('id', '=', id)
      .where('userId', '=', userId)
      .where((where) => where.exists(where.selectFrom('video').select('id').where('video.id', '=', videoId)))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async claim(attempt: Pick<Attempt, 'id' | 'userId'>, owner: string): Promise<Attempt | undefined> {
    return claim(this.#database, attempt, owner, this.#clock);
  }

  async renew(ids: readonly string[], owner: string): Promise<void> {
    await renew(this.#database, ids, owner, this.#clock);
  }

  async letGo(attempt: Attempt, owner: string): Promise<void> {
    await letGo(this.#database, attempt, owner, this.#clock);
  }

  /** Unfinished attempts that nobody carries, whoever's they are. */
  async abandoned(query: { readonly owner?: string; readonly forSeconds: number }): Promise<readonly Attempt[]> {
    return listAbandoned(this.#database, query, this.#clock);
  }

  /** Asks whether a request that costs nothing may go to a provider now. */
  async knock(address: GateAddress, limits: GateLimits): Promise<GateAnswer> {
    return knock(this.#gates, address, limits);
  }

  async reportAnswer(address: GateAddress, limits: GateLimits, isProbe: boolean): Promise<void> {
    await reportAnswer(this.#gates, address, limits, isProbe);
  }

  /** Returns whether the gate is closed now. */
  async reportTrouble(address: GateAddress, limits: GateLimits, trouble: Trouble): Promise<boolean> {
    return reportTrouble(this.#gates, address, limits, trouble);
  }

  async gate(address: GateAddress): Promise<GateView> {
    return readGate(this.#database, address, this.#clock);
  }

  /** Tells a video something of its calls; nothing when it is gone. */
  async tell(
    place: { readonly userId: string; readonly videoId: string },
    type: string,
    data: JsonObject,
  ): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const { userId, videoId } = place;
      const found = await transaction
        .selectFrom('video')
        .select('id')
        .where('id', '=', videoId)
        .where('userId', '=', userId)
        .forKeyShare()
        .executeTakeFirst();
      if (found !== undefined) await appendEvent(transaction, { userId, videoId, type, data });
    });
  }

  /** Notes a webhook's delivery. False when it came before. */
  async noteDelivery(id: string): Promise<boolean> {
    return noteDelivery(this.#database, id, this.#clock);
  }

  async forgetDelivery(id: string): Promise<void> {
    await forgetDelivery(this.#database, id);
  }

  /** What is held or spent for a video and in the user's month. */
  async used(userId: string, videoId: string): Promise<Used> {
    return readUsed(this.#database, { userId, videoId }, this.#clock);
  }

  /** What the use of keys has shown, by their digests. */
  async keyNews(userId: string, digests: readonly string[]): Promise<ReadonlyMap<string, KeyNews>> {
    return readKeyNews(this.#database, userId, digests);
  }

  async sumCosts(query: costs.CostQuery): Promise<costs.CostSum> {
    return costs.sumCosts(this.#database, query);
  }

  async listCosts(query: costs.CostQuery, by: costs.CostGrouping): Promise<readonly costs.CostRow[]> {
    return costs.listCosts(this.#database, query, by);
  }

  async listEstimates(query: costs.CostQuery): Promise<readonly costs.EstimateRow[]> {
    return costs.listEstimates(this.#database, query);
  }
}
