import { createRandom, deriveSeed, type Random } from '#domain/random.ts';
import { compareBooks, type Comparison } from './compare-books.ts';
import { runKillLoop } from './kill-loop.ts';
import { readBooks } from './read-books.ts';
import type { SpendingLane } from './spending-lane.ts';
import type { CommandOutcome, Commission } from './spending-orders.ts';

export interface RandomKillsReport {
  readonly kills: number;
  readonly finishedAds: number;
  /** How often an owner was asked whether to pay again. */
  readonly questions: number;
  /** Commands that ended in any other way than they should. */
  readonly failures: readonly CommandOutcome[];
  readonly comparison: Comparison;
  readonly stderr: string;
}

const adsAtOnce = 2;

/** Makes ads, some side by side, in processes killed at seeded random moments, and compares the books in the end. */
export async function runRandomKills(lane: SpendingLane, kills: number, seed: number): Promise<RandomKillsReport> {
  const random = createRandom(deriveSeed(seed, 'kills'));
  const life = await measureLife(lane);
  const outcomes: CommandOutcome[] = [];
  const isFinished = ({ user }: Commission): boolean =>
    outcomes.some((one) => one.user === user && one.status === 'completed');
  const { begun, ...end } = await runKillLoop(lane, {
    kills,
    atOnce: adsAtOnce,
    next: () => lane.nextCommission(),
    isDone: isFinished,
    start: (commissions, isReachable) => lane.start({ commissions, atOnce: adsAtOnce }, isReachable),
    nextMomentMs: () => momentOf(random, life),
    take: (more) => void outcomes.push(...more),
  });
  const users = begun.map(({ user }) => user);
  return {
    ...end,
    finishedAds: begun.filter(isFinished).length,
    questions: outcomes.filter(({ error }) => error === 'spend_unclear').length,
    failures: outcomes.filter(({ status, error }) => status !== 'completed' && error !== 'spend_unclear'),
    comparison: compareBooks(await readBooks(lane.database, lane.simulator.book(), users)),
  };
}

/** What a process takes here that nobody disturbs, in milliseconds. */
interface Life {
  readonly openMs: number;
  readonly adMs: number;
}

async function measureLife(lane: SpendingLane): Promise<Life> {
  const startMs = performance.now();
  const program = lane.start({ commissions: [lane.nextCommission()], atOnce: 1 });
  await program.opened;
  const openMs = performance.now() - startMs;
  const { passes, stderr } = await program.ended;
  if (passes === null) throw new Error(`The ad that nobody disturbed was not made: ${stderr}`);
  return { openMs, adMs: performance.now() - startMs - openMs };
}

/** Most lives are short, and some end before the studio is open; some last until a lost call has been looked for twice. */
function momentOf(random: Random, { openMs, adMs }: Life): number {
  return random() < 0.85 ? random() * (openMs + 0.4 * adMs) : openMs + random() * 2 * adMs;
}
