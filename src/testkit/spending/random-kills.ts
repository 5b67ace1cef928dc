import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, deriveSeed, type Random } from '#domain/random.ts';
import { compareBooks, type Comparison } from './compare-books.ts';
import { readBooks } from './read-books.ts';
import { replyModeNames, replyModes } from './reply-modes.ts';
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

/** Ads under way when a process dies. */
const adsAtOnce = 2;
/** Deaths under one way of answering. */
const killsPerMode = 5;

/**
 * Makes one ad after the other, some side by side, in a process that is killed at seeded random moments and started
 * again at once; the providers go on meanwhile, and change their way of answering now and then. The last process lives
 * until all ads are finished. Then the books are compared.
 */
export async function runRandomKills(lane: SpendingLane, kills: number, seed: number): Promise<RandomKillsReport> {
  const { simulator, database } = lane;
  const random = createRandom(deriveSeed(seed, 'kills'));
  const life = await measureLife(lane);
  const begun: Commission[] = [];
  const outcomes: CommandOutcome[] = [];
  const isFinished = ({ user }: Commission): boolean =>
    outcomes.some((one) => one.user === user && one.status === 'completed');
  let stderr = '';
  let killed = 0;
  simulator.reset();
  for (let isLast = false; !isLast;) {
    isLast = killed === kills;
    const mode = replyModes[replyModeNames[Math.floor(killed / killsPerMode) % replyModeNames.length]!];
    simulator.clearFaults();
    for (const rule of mode.rules) simulator.addFault(rule);
    const unfinished = begun.filter((commission) => !isFinished(commission));
    const wanted = isLast ? 0 : adsAtOnce;
    while (unfinished.length < wanted) unfinished.push(lane.nextCommission());
    begun.push(...unfinished.filter((commission) => !begun.includes(commission)));
    const program = lane.start({ commissions: unfinished, atOnce: adsAtOnce }, mode.isReachable);
    if (!isLast) {
      await Promise.race([sleep(momentOf(random, life)), program.ended]);
      program.kill();
    }
    const end = await program.ended;
    outcomes.push(...end.outcomes);
    stderr += end.stderr;
    if (end.wasKilled) killed += 1;
  }
  const users = begun.map(({ user }) => user);
  return {
    kills: killed,
    finishedAds: begun.filter(isFinished).length,
    questions: outcomes.filter(({ error }) => error === 'spend_unclear').length,
    failures: outcomes.filter(({ status, error }) => status !== 'completed' && error !== 'spend_unclear'),
    comparison: compareBooks(await readBooks(database, simulator.book(), users)),
    stderr,
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
