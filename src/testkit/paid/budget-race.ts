import type { AttemptState } from '#domain/ledger/attempt-state.ts';
import { createRandom } from '#domain/random.ts';
import type { Database } from '#storage/database.ts';
import { type Attempt, ClaimLost, type NewAttempt, type SpendLimits } from '#storage/ledger/attempt.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { insertVideo } from '#storage/video-store.ts';
import { shortFilm } from '../make-requests.ts';

/** What a race came to. */
export interface RaceResult {
  readonly reserved: number;
  readonly refused: number;
  readonly crashed: number;
  /** The most that was ever held and spent, of all looks at it during the race. */
  readonly mostUsedMicroUsd: number;
  readonly usedAtEndMicroUsd: number;
  /** What was really spent, counted outside of the ledger. */
  readonly spentMicroUsd: number;
}

const cap = 10_000_000;

/**
 * Fifty workers race for one cap of ten dollars with prices from a cent to three dollars. Each holds, sends, and
 * settles, releases, or dies on the way; what the dead held is looked after at the end, as a sweeper does.
 */
export async function raceForBudget(
  database: Database,
  seed: number,
  { workers = 50, isGuarded = true } = {},
): Promise<RaceResult> {
  const random = createRandom(seed);
  const ledger = new Ledger(database, { random });
  const userId = `racer-${seed}`;
  const videoId = `video_race_${seed}`;
  const request = shortFilm('race');
  const video = {
    id: videoId,
    userId,
    title: 'race',
    prompt: 'race',
    request: request as never,
    requestDigest: 'race',
  };
  await database.transaction().execute((transaction) => insertVideo(transaction, video));
  const race = { reserved: 0, refused: 0, crashed: 0, mostUsedMicroUsd: 0, spentMicroUsd: 0 };
  const gate = { startsPerMinute: 1e9, atOnce: 1e6 };
  const limits = { gate, videoMicroUsd: isGuarded ? cap : null, monthMicroUsd: isGuarded ? cap : null };

  await Promise.all(
    Array.from({ length: workers }, (_, number) => {
      const order: NewAttempt = {
        ...{ userId, videoId, runId: null, slot: `chunk/${number}`, callKey: `race ${number}`, after: 0 },
        ...{ provider: 'replicate', keyDigest: `race-${seed}`, model: 'replicate/example', modality: 'video' },
        ...{
          ceilingMicroUsd: 10_000 + Math.floor(random() * 2_990_000),
          seed: number,
          request: {},
          owner: `worker-${number}`,
        },
      };
      return work({ ledger, limits, race, order, fate: random(), shareUsed: random() });
    }),
  );
  await buryTheDead(ledger, await ledger.ofVideo(userId, videoId));
  return { ...race, usedAtEndMicroUsd: (await ledger.used(userId, videoId)).monthMicroUsd };
}

interface Worker {
  readonly ledger: Ledger;
  readonly limits: SpendLimits;
  readonly race: { -readonly [Field in keyof Omit<RaceResult, 'usedAtEndMicroUsd'>]: RaceResult[Field] };
  readonly order: NewAttempt;
  /** What becomes of the call: dead, canceled, refused, failed or made. */
  readonly fate: number;
  readonly shareUsed: number;
}

async function work({ ledger, limits, race, order, fate, shareUsed }: Worker): Promise<void> {
  const { userId, videoId, owner, callKey } = order;
  const answer = await ledger.reserve(order, limits);
  if (answer.kind === 'refused') race.refused += 1;
  if (answer.kind !== 'reserved') return;
  race.reserved += 1;
  const { monthMicroUsd } = await ledger.used(userId, videoId);
  race.mostUsedMicroUsd = Math.max(race.mostUsedMicroUsd, monthMicroUsd);
  let attempt = answer.attempt;
  const go = async (state: AttemptState, change: Parameters<Ledger['advance']>[2] = {}): Promise<void> => {
    attempt = await ledger.advance(attempt, state, change, owner);
  };
  const dies = (): void => void (race.crashed += 1);
  if (fate < 0.1) return dies();
  if (fate < 0.2) return go('canceled', { billed: 'no' });
  await go('submitting', { sentAtMs: Date.now() });
  if (fate < 0.3) return go('rejected', { failure: 'transient', reason: 'Refused.' });
  await go('submitted', { reference: { id: `${userId} ${callKey}` } });
  if (fate < 0.4) return go('failed', { failure: 'transient', reason: 'Failed.', billed: 'no' });
  const costMicroUsd = Math.floor((order.ceilingMicroUsd ?? 0) * shareUsed);
  race.spentMicroUsd += costMicroUsd;
  await go('succeeded', { costMicroUsd });
  if (fate < 0.5) return dies();
  await go('stored', { raw });
  await go('settled', { billed: 'yes', costMicroUsd });
}

const raw = { storageKey: null, sha256: '', mediaType: 'video/mp4', sizeBytes: 1, metadata: {} };

/** What a sweeper does with those whose process is gone. */
async function buryTheDead(ledger: Ledger, attempts: readonly Attempt[]): Promise<void> {
  for (const attempt of attempts) {
    try {
      if (attempt.state === 'reserved') await ledger.advance(attempt, 'canceled', { billed: 'no' }, null);
      if (attempt.state !== 'succeeded') continue;
      const stored = await ledger.advance(attempt, 'stored', { raw }, null);
      await ledger.advance(stored, 'settled', { billed: 'yes', costMicroUsd: attempt.costMicroUsd ?? 0 }, null);
    } catch (error) {
      if (!(error instanceof ClaimLost)) throw error;
    }
  }
}

/** The cap of every race, in millionths of a dollar. */
export const raceCapMicroUsd = cap;
