import { type Comparison, compareBooks } from './compare-books.ts';
import { readBooks } from './read-books.ts';
import { replyModes, type ReplyModeName } from './reply-modes.ts';
import type { SpendingLane } from './spending-lane.ts';
import type { SpendingEnd } from './spending-process.ts';
import type { CommandOutcome, Commission, CrashMoment, Passes } from './spending-orders.ts';
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

/** A death, and how the providers answer meanwhile. */
export interface Death {
  readonly mode: ReplyModeName;
  readonly crash: CrashMoment;
}

/**
 * The same for one ad after the other, with as few starts as can be: the process that finishes an ad by the same command
 * is the one in which the next ad's owner begins, and in which it dies. Each report is given when its ad is finished.
 */
export async function runCrashChain(
  lane: SpendingLane,
  deaths: readonly Death[],
  report: (index: number, end: CrashReport) => void,
): Promise<void> {
  const { simulator, database } = lane;
  let before: { readonly commission: Commission; readonly end: SpendingEnd } | undefined;
  for (let index = 0; index <= deaths.length; index++) {
    const death = deaths[index];
    const commission = death && lane.nextCommission();
    const commissions = [before?.commission, commission].filter((one) => one !== undefined);
    const program = lane.start(
      {
        ...{ commissions, atOnce: 1, pausesAfterFirst: before !== undefined },
        ...(death !== undefined && { crash: death.crash }),
      },
      replyModes[(death ?? deaths.at(-1)!).mode].isReachable,
    );
    if (before !== undefined) {
      const { user } = before.commission;
      const ofUser = (outcomes: readonly CommandOutcome[]): CommandOutcome[] =>
        outcomes.filter((outcome) => outcome.user === user);
      const outcomes = ofUser([...before.end.outcomes, ...(await program.paused)]);
      report(index - 1, {
        wasKilled: before.end.wasKilled,
        questions: outcomes.filter(({ error }) => error === 'spend_unclear').length,
        isFinished: outcomes.at(-1)?.status === 'completed',
        comparison: compareBooks(await readBooks(database, simulator.book(), [user])),
        passes: null,
        words: [JSON.stringify(outcomes), before.end.stderr].filter(Boolean).join('\n'),
      });
    }
    simulator.reset();
    for (const rule of death === undefined ? [] : [...wayTo(death.crash.point), ...replyModes[death.mode].rules])
      simulator.addFault(rule);
    program.goOn();
    const end = await program.ended;
    before = commission && { commission, end };
  }
}
