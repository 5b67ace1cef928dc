import type { VendorOutput } from '#providers/vendor.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { rawStorageKey } from '#storage/storage-keys.ts';
import { folderOf, keptOutputs, removeFolder } from './answer-file.ts';
import { poll } from './await-result.ts';
import { lose } from './find-call.ts';
import { bellOf, type Job, type PaidContext } from './paid-context.ts';
import { BrokenResult, extensionOf, fetchFile, type ResultFile } from './result-file.ts';

/**
 * Fetches what was made until it is here, whole and as asked for, and keeps it. A failed download never leads to
 * another order: the provider keeps results for an hour, and fetching is free.
 */
export async function fetchResult(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt> {
  const { clock, pace, bells } = context;
  const untilMs = Date.parse(attempt.changedAt) + pace.fetchMostMs;
  const broken = new Set<string>();
  for (let tries = 1; ; tries++) {
    const outputs = await outputsOf(context, attempt, job);
    if (outputs === undefined) {
      return lose(context, attempt, 'It was made and paid, and deleted before it could be fetched', 'yes');
    }
    const [output] = outputs;
    if (output === undefined) return failBroken(context, attempt, 'Nothing was in the result.');
    try {
      return await keep(context, attempt, await fetchFile(context, attempt, job, output));
    } catch (error) {
      if (error instanceof BrokenResult) {
        // The same bytes again, or the only copy there will ever be.
        if (broken.has(error.sha256) || output.kind === 'local') return failBroken(context, attempt, error.message);
        broken.add(error.sha256);
      } else if (!(error instanceof VendorFault)) throw error;
      else if (output.kind === 'local') return lose(context, attempt, error.message, 'yes');
    }
    const delayMs = pace.fetchMs[tries - 1] ?? pace.fetchSlowMs;
    if (clock.now() + delayMs > untilMs) return lose(context, attempt, 'It could not be fetched in time', 'yes');
    await bells.sleep(bellOf(attempt), delayMs, job.signal);
  }
}

/** Where the results are now: addresses grow old, so they are asked for before each further try. Undefined when they are gone. */
async function outputsOf(
  context: PaidContext,
  attempt: Attempt,
  job: Job,
): Promise<readonly VendorOutput[] | undefined> {
  if (attempt.reference === null) {
    return keptOutputs((attempt.outputs ?? []) as unknown as VendorOutput[], folderOf(context, attempt));
  }
  const made = job.made;
  job.made = undefined;
  if (made !== undefined) return made;
  const outcome = await poll(context, attempt, job);
  return outcome?.kind === 'succeeded' ? outcome.outputs : undefined;
}

/** Stores a result under its attempt, unless its video is gone. */
async function keep(context: PaidContext, attempt: Attempt, file: ResultFile): Promise<Attempt> {
  const { ledger, blobs, owner, crashPoint } = context;
  const { userId, videoId, id } = attempt;
  const key = rawStorageKey(userId, videoId, id, extensionOf(file.mediaType));
  const isWanted = await ledger.nameRawFile(attempt, key);
  crashPoint('attempt.blob.named');
  const blob = isWanted ? await blobs.put(key, file.path) : { sha256: '', sizeBytes: 0 };
  crashPoint('attempt.blob.stored');
  const raw = { ...blob, storageKey: isWanted ? key : null, mediaType: file.mediaType, metadata: file.metadata };
  const stored = await ledger.advance(attempt, 'stored', { raw }, owner);
  crashPoint('attempt.stored.committed');
  return stored;
}

/** Paid for, and of no use. */
async function failBroken(context: PaidContext, attempt: Attempt, reason: string): Promise<Attempt> {
  const change = { failure: 'transient', reason, billed: 'yes' } as const;
  const failed = await context.ledger.advance(attempt, 'failed', change, context.owner);
  context.crashPoint('attempt.failed.committed');
  return failed;
}

/** Writes down what a kept result cost: what the provider says, else its list price. */
export async function settle(context: PaidContext, attempt: Attempt): Promise<Attempt> {
  const costMicroUsd = attempt.costMicroUsd ?? attempt.ceilingMicroUsd;
  const change = { billed: 'yes', ...(costMicroUsd === null ? {} : { costMicroUsd }) } as const;
  const settled = await context.ledger.advance(attempt, 'settled', change, context.owner);
  context.crashPoint('attempt.settled.committed');
  await removeFolder(context, attempt);
  return settled;
}
