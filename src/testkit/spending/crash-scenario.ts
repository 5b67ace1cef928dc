import { type Comparison, compareBooks } from './compare-books.ts';
import { readBooks } from './read-books.ts';
import { replyModes, type ReplyModeName } from './reply-modes.ts';
import type { SpendingLane } from './spending-lane.ts';
import type { CrashMoment, Passes } from './spending-orders.ts';
import { wayTo } from './ways-to-points.ts';

/** One death and what came of it. */
export interface CrashReport {
  /** Whether the process died where it should. */
  readonly wasKilled: boolean;
  /** How often the owner was asked whether to pay again. */
  readonly questions: number;
  readonly isFinished: boolean;
  readonly comparison: Comparison;
  readonly passes: Passes | null;
  readonly words: string;
}

/**
 * Makes a three-beat ad that dies at a moment, then gives the same command again until it has got through, and compares
 * the books. Without a moment nothing dies.
 */
export async function runCrashScenario(
  lane: SpendingLane,
  modeName: ReplyModeName,
  crash?: CrashMoment,
): Promise<CrashReport> {
  const { simulator, database } = lane;
  const { rules, isReachable } = replyModes[modeName];
  simulator.reset();
  for (const rule of [...(crash === undefined ? [] : wayTo(crash.point)), ...rules]) simulator.addFault(rule);
  const commission = lane.nextCommission();
  const order = { commissions: [commission], atOnce: 1 };
  const first = crash && (await lane.start({ ...order, crash }, isReachable).ended);
  const last = await lane.start(order, isReachable).ended;
  const outcomes = [...(first?.outcomes ?? []), ...last.outcomes];
  return {
    wasKilled: first?.wasKilled === true,
    questions: outcomes.filter(({ error }) => error === 'spend_unclear').length,
    isFinished: outcomes.at(-1)?.status === 'completed',
    comparison: compareBooks(await readBooks(database, simulator.book(), [commission.user])),
    passes: last.passes,
    words: [JSON.stringify(outcomes), first?.stderr, last.stderr].filter(Boolean).join('\n'),
  };
}
