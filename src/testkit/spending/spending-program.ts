import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '#app/config.ts';
import type { CrashPoint } from '#pipeline/crash-point.ts';
import { openSpendingStudio } from './open-spending-studio.ts';
import type { CommandOutcome, Commission, Passes, SpendingOrder } from './spending-orders.ts';
import { takeWebhooks } from './take-webhooks.ts';
import { threeBeatAd } from './three-beat-ad.ts';

/**
 * Makes ads whose every purchase is real, as a process that can be killed. Its settings are those of Beatboard. Prints
 * `OPEN`, an `ENDED` with a `CommandOutcome` for each command that has ended, `PAUSED`, and at last `PASSES`.
 */
const order = JSON.parse(process.argv[2] ?? '{}') as SpendingOrder;
const pollMs = 10;
const tell = (word: string, value: unknown = ''): void =>
  void process.stdout.write(`${word} ${JSON.stringify(value)}\n`);

let passes: Passes = {};
let isMortal = order.pausesAfterFirst !== true;
const crashPoint: CrashPoint = (name) => {
  passes[name] = (passes[name] ?? 0) + 1;
  const { crash } = order;
  if (isMortal && crash?.point === name && crash.pass === passes[name]) process.kill(process.pid, 'SIGKILL');
};

const { studio, videos, replicateHooks } = await openSpendingStudio(readConfig(), crashPoint);
if (order.port !== undefined) await takeWebhooks(replicateHooks, order.port);
tell('OPEN');
const waiting = [...order.commissions];
await Promise.all(Array.from({ length: order.atOnce }, work));
tell('PASSES', passes);
process.exit(0);

async function work(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    await command(next);
    if (!isMortal) await pause();
  }
}

async function pause(): Promise<void> {
  tell('PAUSED');
  await once(process.stdin, 'data');
  passes = {};
  isMortal = true;
}

/** The same command until it gets through; whoever is asked whether to pay again says yes by repeating it. */
async function command(commission: Commission): Promise<void> {
  for (;;) {
    const outcome = await runToItsEnd(commission);
    tell('ENDED', outcome);
    if (outcome.error !== 'spend_unclear') return;
  }
}

async function runToItsEnd({ user, seed }: Commission): Promise<CommandOutcome> {
  const { video } = await studio.videos.make(user, threeBeatAd(seed), { resume: true });
  for (;;) {
    const { status, error } = await videos.get(user, video.id);
    if (status === 'completed' || status === 'failed')
      return { user, status, error: error?.code ?? null, words: error?.message ?? '' };
    await sleep(pollMs);
  }
}
