import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { noBudget } from '#domain/ledger/budget.ts';
import { createPace } from '#domain/ledger/pace.ts';
import { startCaretaker } from '#pipeline/paid/caretaker.ts';
import { systemClock } from '#pipeline/paid/clock.ts';
import { createPaidDesk } from '#pipeline/paid/paid-desk.ts';
import type { PaidOrder } from '#pipeline/paid/paid-order.ts';
import { replicatePictures } from '#providers/model-table/replicate-pictures.ts';
import { createReplicate } from '#providers/replicate/create-replicate.ts';
import { connectDatabase } from '#storage/database.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import type { DeskOrder, Purchase, PurchaseEnd } from './desk-orders.ts';

/**
 * The paid desk alone, on the real ledger, with Replicate, as a process that can be killed and is back in a moment: it
 * loads no engine and nothing that draws. Prints `OPEN`, and an `ENDED` with a `PurchaseEnd` for each picture it has.
 */
const { purchases, port } = JSON.parse(process.argv[2] ?? '{}') as DeskOrder;
const environment = process.env as Readonly<Record<string, string>>;
const homeFolder = environment.BEATBOARD_HOME!;
const publicUrl = environment.BEATBOARD_PUBLIC_URL;
const entry = replicatePictures.find(({ id }) => id === 'replicate/flux-dev')!;
const tell = (word: string, value: unknown = ''): void =>
  void process.stdout.write(`${word} ${JSON.stringify(value)}\n`);

const database = await connectDatabase(environment.DATABASE_URL!);
const replicate = createReplicate({
  apiToken: environment.REPLICATE_API_TOKEN!,
  baseUrl: environment.REPLICATE_BASE_URL!,
});
const pace = createPace(Number(environment.BEATBOARD_TIME_SCALE));
const limits = { startsPerMinute: 500, atOnce: 200 };
const paid = createPaidDesk({
  ledger: new Ledger(database, { pace: pace.gate }),
  vendors: new Map([['replicate', { vendor: replicate, keyDigest: 'desk', limits }]]),
  blobs: new FilesystemBlobStore(join(homeFolder, 'blobs')),
  folder: join(homeFolder, 'calls'),
  owner: 'desk',
  ...{ clock: systemClock, random: Math.random, pace },
  crashPoint: () => undefined,
  probe: async () => null,
  budgetOf: async () => noBudget,
  webhookUrl: (_provider, attemptId) =>
    publicUrl === undefined ? null : `${publicUrl}/api/webhooks/replicate?attempt=${attemptId}`,
});
startCaretaker(paid, true);
if (port !== undefined) {
  const [{ takeWebhooks }, { createReplicateHooks }] = await Promise.all([
    import('./take-webhooks.ts'),
    import('#app/replicate-hooks.ts'),
  ]);
  await takeWebhooks(createReplicateHooks({ accountOf: async () => ({ replicate, secret: undefined }), paid }), port);
}
tell('OPEN');
const never = new AbortController().signal;
await Promise.all(
  purchases.map(async (purchase) => {
    const { attemptId } = await paid.buy(orderOf(purchase), never);
    tell('ENDED', { userId: purchase.userId, attemptId } satisfies PurchaseEnd);
  }),
);
process.exit(0);

function orderOf({ userId, videoId, seed }: Purchase): PaidOrder {
  const prompt = `Slow mornings, number ${seed}`;
  const choice = {
    request: { entry, prompt, seed, aspectRatio: '1:1' },
    callKey: createHash('sha256').update(`${entry.id} ${prompt} ${seed}`).digest('hex'),
    // What it costs, whatever comes of it.
    ceilingMicroUsd: 25_000,
    allowUnpriced: false,
    check: async () => undefined,
  } as const;
  return {
    owner: { userId, videoId, runId: `run:${videoId}` },
    slot: 'beat/0/image',
    videoMaximumMicroUsd: null,
    choices: [choice],
  };
}
