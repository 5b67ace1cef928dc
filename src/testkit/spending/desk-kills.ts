import { createRandom, deriveSeed } from '#domain/random.ts';
import { compareBooks, type Comparison } from './compare-books.ts';
import { runKillLoop } from './kill-loop.ts';
import { readBooks } from './read-books.ts';
import type { SpendingLane } from './spending-lane.ts';

export interface DeskKillsReport {
  readonly kills: number;
  /** Pictures that were bought in spite of them. */
  readonly bought: number;
  readonly comparison: Comparison;
  readonly stderr: string;
}

const picturesAtOnce = 3;

/** Buys pictures at paid desks killed at seeded random moments, and compares the books in the end. */
export async function runDeskKills(lane: SpendingLane, kills: number, seed: number): Promise<DeskKillsReport> {
  const random = createRandom(deriveSeed(seed, 'kills'));
  const lifeMs = await measureLife(lane);
  const bought = new Map<string, string>();
  const { begun, ...end } = await runKillLoop(lane, {
    kills,
    atOnce: picturesAtOnce,
    next: () => lane.nextPurchase(),
    isDone: ({ userId }) => bought.has(userId),
    start: (purchases, isReachable) => lane.startDesk({ purchases }, isReachable),
    // Some live long enough to buy, also where the machine is slower by now.
    nextMomentMs: () => random() * 1.5 * lifeMs,
    take: (outcomes) => {
      for (const { userId, attemptId } of outcomes) bought.set(userId, attemptId);
    },
  });
  const users = begun.map(({ userId }) => userId);
  const books = await readBooks(lane.database, lane.simulator.book(), users);
  return { ...end, bought: bought.size, comparison: compareBooks({ ...books, used: new Set(bought.values()) }) };
}

/** What a process takes here that nobody disturbs, in milliseconds. */
async function measureLife(lane: SpendingLane): Promise<number> {
  const startMs = performance.now();
  const { outcomes, stderr } = await lane.startDesk({ purchases: [await lane.nextPurchase()] }).ended;
  if (outcomes.length === 0) throw new Error(`The picture that nobody disturbed was not bought: ${stderr}`);
  return performance.now() - startMs;
}
