import { sql } from 'kysely';
import { localIdentity } from '#domain/identity/identity.ts';
import { createId } from '#storage/create-id.ts';
import { connectDatabase } from '#storage/database.ts';
import { openDatabase } from '#storage/open-database.ts';

/** One call to a paid model, as the ledger keeps it. */
interface Call {
  readonly videoId: string;
  readonly slot: string;
  readonly model: string;
  readonly modality: string;
  readonly state: 'settled' | 'reserved' | 'lost';
  readonly estimateUsd: number;
  readonly actualUsd: number | null;
  readonly at: Date;
}

const models = [
  ['replicate/hailuo-2.3-fast', 'video', 'chunk/0', 0.19, 1.01],
  ['replicate/flux-1.1-pro', 'image', 'beat/0/image', 0.04, 1],
  ['replicate/kling-v2.5-turbo-pro', 'video', 'chunk/1', 0.35, 1.04],
  ['elevenlabs/music', 'music', 'music', 0.25, 0.98],
] as const;

/**
 * Fills the ledger of a data folder that is there with calls of the present month, up to and with today: settled ones
 * on most days, two that are held, one of which nobody knows whether it cost.
 */
export async function fillCosts(homeFolder: string, videoIds: readonly string[], now: Date): Promise<void> {
  const opened = await openDatabase({ homeFolder });
  const database = await connectDatabase(opened.url);
  try {
    for (const [number, call] of callsOf(videoIds, now).entries()) {
      const micro = (usd: number | null): number | null => (usd === null ? null : Math.round(usd * 1_000_000));
      await sql`
        insert into attempt (id, user_id, video_id, slot, call_key, attempt_no, provider, key_digest, model, modality,
          state, ceiling_micro_usd, cost_micro_usd, billed, seed, owner, lease_until, sent_at, changed_at, created_at)
        values (${createId('attempt')}, ${localIdentity.userId}, ${call.videoId}, ${call.slot}, ${`call ${number}`}, 1,
          ${call.model.split('/')[0]}, 'test', ${call.model}, ${call.modality}, ${call.state}, ${micro(call.estimateUsd)},
          ${micro(call.actualUsd)}, ${call.state === 'settled' ? 'yes' : null}, 1, 'test',
          now() + interval '1 day', ${call.state === 'reserved' ? null : call.at}, ${call.at}, ${call.at})`.execute(
        database,
      );
    }
  } finally {
    await database.destroy();
    await opened.close();
  }
}

function callsOf(videoIds: readonly string[], now: Date): readonly Call[] {
  const calls: Call[] = [];
  for (let day = 1; day <= now.getUTCDate(); day += 1) {
    const at = new Date(Math.min(now.getTime(), Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day, 12)));
    // Quiet days, and others with much.
    const count = day % 7 === 0 && day !== now.getUTCDate() ? 0 : 1 + ((day * 5) % 9);
    for (let number = 0; number < count; number += 1) {
      const [model, modality, slot, usd, factor] = models[(day + number * number) % models.length]!;
      const videoId = videoIds[(day + number) % videoIds.length]!;
      calls.push({
        videoId,
        slot,
        model,
        modality,
        at,
        state: 'settled',
        estimateUsd: usd * 2,
        actualUsd: usd * 2 * factor,
      });
    }
  }
  const open = {
    videoId: videoIds[0]!,
    slot: 'chunk/2',
    model: models[0][0],
    modality: 'video',
    at: now,
    actualUsd: null,
  };
  return [
    ...calls,
    { ...open, state: 'reserved', estimateUsd: 0.57 },
    { ...open, state: 'reserved', estimateUsd: 0.57 },
    { ...open, state: 'lost', estimateUsd: 0.19 },
  ];
}
