import type { z } from 'zod';
import type { billSchema } from '#contract/bill.ts';
import { BeatboardError } from '#domain/errors.ts';
import { describeBill } from '../bill-text.ts';
import { confirm } from '../confirm.ts';
import { chooseCheckpoint, listCheckpoints, type CheckpointChoice } from '../find-checkpoint.ts';
import { findVideo } from '../find-video.ts';
import { followToPause } from '../follow-to-pause.ts';
import { parseUsd } from '../make-options.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { money } from '../progress-text.ts';
import { withSession, type Session, type SessionOptions } from '../with-session.ts';

/** Options of `continue` as they stand on the command line. */
export interface ContinueOptions extends SessionOptions, CheckpointChoice {
  readonly remakeStale?: boolean;
  readonly auto?: boolean;
  readonly yes?: boolean;
  readonly maxCost?: string;
  /** False with `--no-wait`. */
  readonly wait?: boolean;
}

/**
 * `beatboard continue`: shows what going on from a checkpoint makes and costs, asks when it costs something, goes on
 * and follows the work to its next stop. Returns the exit code. Throws `budget_refused`, `confirmation_needed`,
 * `declined`.
 */
export async function runContinue(
  given: string,
  options: ContinueOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const maximumUsd = parseUsd('--max-cost', options.maxCost);
  return withSession(options, dependencies, async (session) => {
    const { client, signal } = session;
    const { video_id: videoId } = await findVideo(client, given, signal);
    const { id } = chooseCheckpoint(await listCheckpoints(client, videoId, signal), options);
    const params = { video_id: videoId, checkpoint_id: id };
    // The tag is read before the bill: should somebody edit in between, going on is refused and not another bill paid.
    const { etag } = await client.call('getCheckpoint', { params, signal });
    const { data: bill } = await client.call('getBill', { params, signal });
    dependencies.stderr.write(`${describeBill(bill).join('\n')}\n`);
    const costUsd = costOf(bill, options);
    await agreeToCost(costUsd, maximumUsd, options, dependencies, session);
    const { data: answer } = await client.call('continueVideo', {
      params: { video_id: videoId },
      body: {
        checkpoint_id: id,
        ...(options.remakeStale && { remake_stale: true }),
        ...(options.auto && { auto_continue: true }),
      },
      ...(etag !== null && { ifMatch: etag }),
      signal,
    });
    dependencies.stderr.write(`${answer.message}\n`);
    return followToPause(session, videoId, answer, options, dependencies);
  });
}

/** What is asked for costs so much; null when a price is not known. */
function costOf(bill: z.output<typeof billSchema>, { auto, remakeStale }: ContinueOptions): number | null {
  const base = auto ? bill.total_to_finish_usd : bill.total_usd;
  if (!remakeStale || base === null) return base;
  if (bill.total_with_stale_usd === null || bill.total_usd === null) return null;
  return base + (bill.total_with_stale_usd - bill.total_usd);
}

async function agreeToCost(
  costUsd: number | null,
  maximumUsd: number | undefined,
  { yes }: ContinueOptions,
  dependencies: ProgramDependencies,
  { signal }: Session,
): Promise<void> {
  if (maximumUsd !== undefined && (costUsd === null || costUsd > maximumUsd)) {
    const costs = costUsd === null ? 'nobody knows what it costs' : `it costs ${money(costUsd)}`;
    throw new BeatboardError('budget_refused', `--max-cost allows ${money(maximumUsd)}, and ${costs}.`);
  }
  if (costUsd === 0) return;
  await confirm(`Go on for ${costUsd === null ? 'an unknown price' : money(costUsd)}?`, yes, dependencies, signal);
}
