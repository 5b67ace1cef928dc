import { sql } from 'kysely';
import type { MicroUsd } from '#domain/money.ts';
import type { Queryable } from '../database.ts';
import { appendEvent } from '../event-log.ts';
import type { LedgerClock } from './ledger-clock.ts';

/** What is held or spent, counted from the attempts themselves. */
export interface Used {
  readonly videoMicroUsd: MicroUsd;
  readonly monthMicroUsd: MicroUsd;
  /** The month by UTC, for example `2026-11`. */
  readonly month: string;
}

interface Place {
  readonly userId: string;
  readonly videoId: string;
}

/** What of a video's and of the user's month's budget is used now. */
export async function readUsed(queryable: Queryable, { userId, videoId }: Place, clock: LedgerClock): Promise<Used> {
  const { rows } = await sql<Used>`select * from used_budgets(${userId}, ${videoId}, ${clock()})`.execute(queryable);
  return rows[0]!;
}

const percents = [50, 100] as const;

/**
 * Tells the video when half or all of a budget is used, each once for a video and once a month. `used` is what is used
 * now, or would have been when a call was refused.
 */
export async function noteBudgets(
  transaction: Queryable,
  { userId, videoId }: Place,
  used: Used,
  limits: { readonly videoMicroUsd: MicroUsd | null; readonly monthMicroUsd: MicroUsd | null },
): Promise<void> {
  const budgets = [
    { scope: 'video', name: `video:${videoId}`, used: used.videoMicroUsd, limit: limits.videoMicroUsd },
    { scope: 'month', name: `month:${used.month}`, used: used.monthMicroUsd, limit: limits.monthMicroUsd },
  ];
  for (const { scope, name, used: usedMicroUsd, limit: limitMicroUsd } of budgets) {
    if (limitMicroUsd === null) continue;
    for (const percent of percents) {
      if (usedMicroUsd < (limitMicroUsd * percent) / 100) continue;
      if (!(await isNews(transaction, userId, name, percent))) continue;
      const data = { scope, percent, usedMicroUsd: Math.min(usedMicroUsd, limitMicroUsd), limitMicroUsd };
      await appendEvent(transaction, { userId, videoId, type: 'budget_reached', data });
    }
  }
}

async function isNews(transaction: Queryable, userId: string, budget: string, percent: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('budgetNotice')
    .values({ userId, budget, percent })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
