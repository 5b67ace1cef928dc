import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, deriveSeed } from '#domain/random.ts';
import { compareBooks, type Comparison } from './compare-books.ts';
import type { Purchase } from './desk-orders.ts';
import { readBooks } from './read-books.ts';
import { replyModeNames, replyModes } from './reply-modes.ts';
import type { SpendingLane } from './spending-lane.ts';

export interface DeskKillsReport {
  readonly kills: number;
  /** Pictures that were bought in spite of them. */
  readonly bought: number;
  readonly comparison: Comparison;
  readonly stderr: string;
}

/** Pictures under way when a process dies. */
const picturesAtOnce = 3;
/** Deaths under one way of answering. */
const killsPerMode = 5;

/**
 * Buys pictures at a paid desk whose process is killed at seeded random moments and started again at once; the provider
 * goes on meanwhile, and changes its way of answering now and then. The last process lives until all are there. Then the
 * books are compared.
 */
export async function runDeskKills(lane: SpendingLane, kills: number, seed: number): Promise<DeskKillsReport> {
  const { simulator, database } = lane;
  const random = createRandom(deriveSeed(seed, 'kills'));
  const lifeMs = await measureLife(lane);
  const begun: Purchase[] = [];
  const bought = new Map<string, string>();
  let stderr = '';
  let killed = 0;
  simulator.reset();
  for (let isLast = false; !isLast;) {
    isLast = killed === kills;
    const mode = replyModes[replyModeNames[Math.floor(killed / killsPerMode) % replyModeNames.length]!];
    simulator.clearFaults();
    for (const rule of mode.rules) simulator.addFault(rule);
    const purchases = begun.filter(({ userId }) => !bought.has(userId));
    const wanted = isLast ? 0 : picturesAtOnce;
    while (purchases.length < wanted) {
      const purchase = await lane.nextPurchase();
      begun.push(purchase);
      purchases.push(purchase);
    }
    const program = lane.startDesk({ purchases }, mode.isReachable);
    if (!isLast) {
      await Promise.race([sleep(random() * lifeMs), program.ended]);
      program.kill();
    }
    const end = await program.ended;
    for (const { userId, attemptId } of end.outcomes) bought.set(userId, attemptId);
    stderr += end.stderr;
    if (end.wasKilled) killed += 1;
    else if (end.stderr !== '') throw new Error(`The desk ended by itself: ${end.stderr}`);
  }
  const books = await readBooks(
    database,
    simulator.book(),
    begun.map(({ userId }) => userId),
  );
  const comparison = compareBooks({ ...books, used: new Set(bought.values()) });
  return { kills: killed, bought: bought.size, comparison, stderr };
}

/** What a process takes here that nobody disturbs, in milliseconds. */
async function measureLife(lane: SpendingLane): Promise<number> {
  const startMs = performance.now();
  const { outcomes, stderr } = await lane.startDesk({ purchases: [await lane.nextPurchase()] }).ended;
  if (outcomes.length === 0) throw new Error(`The picture that nobody disturbed was not bought: ${stderr}`);
  return performance.now() - startMs;
}
