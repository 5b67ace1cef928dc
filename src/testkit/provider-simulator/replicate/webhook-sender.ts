import type { WebhookFault } from '../faults/fault-action.ts';
import type { SimulatedTime } from '../simulated-time.ts';
import { signWebhook } from './webhook-signature.ts';

/** One call of a webhook that was tried. */
export interface WebhookRecord {
  readonly at: string;
  readonly url: string;
  readonly predictionId: string;
  readonly event: string;
  readonly webhookId: string;
  /** The status it was answered with; null when nobody answered. */
  readonly status: number | null;
}

export interface WebhookNotice {
  readonly url: string;
  readonly predictionId: string;
  readonly event: string;
  readonly body: () => object;
  readonly fault: WebhookFault | undefined;
}

export interface WebhookSender {
  readonly secret: string;
  readonly records: readonly WebhookRecord[];
  /** Sends a notice until somebody takes it, for about a minute. Resolves when the first try is over. */
  send(notice: WebhookNotice): Promise<void>;
  clear(): void;
}

/** Seconds between tries: it gives up after about a minute. */
const retrySeconds = [1, 2, 4, 8, 16, 30];
const staleSeconds = 3600;

export function createWebhookSender(time: SimulatedTime, secret: string, nextId: () => string): WebhookSender {
  let records: WebhookRecord[] = [];

  async function post(notice: WebhookNotice, webhookId: string, key: string, ageSeconds: number): Promise<boolean> {
    // A call still under way when the records are cleared belongs to those before.
    const kept = records;
    const body = JSON.stringify(notice.body());
    const timestampSeconds = Math.floor(time.dateMs() / 1000) - ageSeconds;
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Replicate/1',
      ...signWebhook(key, webhookId, timestampSeconds, body),
    };
    const options = { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(15_000) } as const;
    const status = await fetch(notice.url, options)
      .then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      })
      .catch(() => null);
    const { url, predictionId, event } = notice;
    kept.push({ at: new Date(time.dateMs()).toISOString(), url, predictionId, event, webhookId, status });
    return status !== null && status >= 200 && status < 300;
  }

  async function attempt(notice: WebhookNotice, webhookId: string, tries: number): Promise<void> {
    const isTaken = await post(notice, webhookId, secret, notice.fault?.kind === 'webhook-stale' ? staleSeconds : 0);
    const pause = notice.event === 'completed' ? retrySeconds[tries] : undefined;
    if (!isTaken && pause !== undefined) time.after(pause, () => void attempt(notice, webhookId, tries + 1));
  }

  return {
    secret,
    get records() {
      return records;
    },
    async send(notice) {
      const { fault } = notice;
      if (fault?.kind === 'webhook-never') return;
      if (fault?.kind === 'webhook-slow') await time.wait(fault.seconds);
      if (fault?.kind === 'webhook-forged') await post(forged(notice), nextId(), forgedSecret, 0);
      const webhookId = nextId();
      await attempt(notice, webhookId, 0);
      const copies = fault?.kind === 'webhook-duplicate' ? (fault.copies ?? 2) - 1 : 0;
      for (let copy = 0; copy < copies; copy += 1) await post(notice, webhookId, secret, 0);
    },
    clear: () => void (records = []),
  };
}

const forgedSecret = `whsec_${Buffer.from('somebody else wrote this secret!').toString('base64')}`;

/** The same notice, claiming an end that is not so. */
function forged(notice: WebhookNotice): WebhookNotice {
  const body = (): object => ({
    ...notice.body(),
    status: 'succeeded',
    output: 'https://replicate.delivery/forged/output.mp4',
  });
  return { ...notice, event: `forged ${notice.event}`, body };
}
