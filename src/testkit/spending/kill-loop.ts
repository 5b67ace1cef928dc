import { setTimeout as sleep } from 'node:timers/promises';
import { replyModeNames, replyModes } from './reply-modes.ts';
import type { SpendingLane } from './spending-lane.ts';
import type { SpendingProcess } from './spending-process.ts';

/** What is bought again and again by processes that are killed. */
export interface KillLoop<Item, Outcome> {
  readonly kills: number;
  /** Items under way when a process dies. */
  readonly atOnce: number;
  readonly next: () => Promise<Item> | Item;
  readonly isDone: (item: Item) => boolean;
  readonly start: (items: readonly Item[], isReachable: boolean) => SpendingProcess<Outcome>;
  /** When the next process dies, in milliseconds after its start; one that has ended by then is not counted. */
  readonly nextMomentMs: () => number;
  /** Told how each process ended, before the next one is started. */
  readonly take: (outcomes: readonly Outcome[]) => void;
}

export interface KillLoopEnd<Item> {
  readonly kills: number;
  readonly begun: readonly Item[];
  /** Of all processes. */
  readonly stderr: string;
}

/** Deaths under one way of answering. */
const killsPerMode = 5;

/**
 * Starts a process, kills it at its moment and starts it again at once; the providers go on meanwhile, and change their
 * way of answering now and then. The last process lives until everything begun is done.
 */
export async function runKillLoop<Item, Outcome>(
  { simulator }: Pick<SpendingLane, 'simulator'>,
  loop: KillLoop<Item, Outcome>,
): Promise<KillLoopEnd<Item>> {
  const begun: Item[] = [];
  let stderr = '';
  let kills = 0;
  simulator.reset();
  for (let isLast = false; !isLast;) {
    isLast = kills === loop.kills;
    const mode = replyModes[replyModeNames[Math.floor(kills / killsPerMode) % replyModeNames.length]!];
    simulator.clearFaults();
    for (const rule of mode.rules) simulator.addFault(rule);
    const items = begun.filter((item) => !loop.isDone(item));
    const wanted = isLast ? 0 : loop.atOnce;
    while (items.length < wanted) {
      const item = await loop.next();
      begun.push(item);
      items.push(item);
    }
    const program = loop.start(items, mode.isReachable);
    if (!isLast) {
      await Promise.race([sleep(loop.nextMomentMs()), program.ended]);
      program.kill();
    }
    const end = await program.ended;
    loop.take(end.outcomes);
    stderr += end.stderr;
    if (end.wasKilled) kills += 1;
    else if (!isLast && end.outcomes.length === 0) throw new Error(`A process ended by itself: ${end.stderr}`);
  }
  return { kills, begun, stderr };
}
