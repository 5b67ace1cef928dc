import type { SimulatorWorld } from '../simulator-world.ts';
import type { Affair, WebhookEvent } from './affair.ts';
import { failureOf } from './failure-texts.ts';
import { isOver, predictionView, retentionSeconds, type Prediction, type PredictionStatus } from './prediction.ts';
import { spoilOutput } from './spoil-output.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** Takes predictions through their states. */
export interface PredictionRunner {
  /** From the queue on; everything after follows by itself. */
  begin(affair: Affair): void;
  end(affair: Affair, status: PredictionStatus, changes?: Partial<Prediction>): void;
  view(prediction: Prediction): object;
}

export function createPredictionRunner(world: SimulatorWorld, webhooks: WebhookSender): PredictionRunner {
  const { time } = world;
  const view = (prediction: Prediction): object =>
    predictionView(prediction, world.origin(), time.nowSeconds(), time.dateMs());

  async function notice({ prediction, noteNotice, isForgotten }: Affair, event: WebhookEvent): Promise<void> {
    const { webhook, events, faults, id } = prediction;
    // A start that comes late still tells what was so at the start.
    const body = view(prediction);
    if (webhook !== null && events.includes(event) && !isForgotten) {
      await webhooks.send({ url: webhook, predictionId: id, event, body: () => body, fault: faults.webhook });
    }
    noteNotice[event]();
  }

  function begin(affair: Affair): void {
    const { prediction } = affair;
    const fault = prediction.faults.result;
    if (isOver(prediction) || fault?.kind === 'stay-starting') return;
    if (fault?.kind === 'aborted') return end(affair, 'aborted');
    Object.assign(prediction, { status: 'processing', startedMs: time.dateMs(), startedSeconds: time.nowSeconds() });
    if (prediction.faults.webhook?.kind !== 'webhook-out-of-order') void notice(affair, 'start');
    if (fault?.kind !== 'stay-processing') time.after(prediction.latency.runSeconds, () => void finish(affair));
  }

  async function finish(affair: Affair): Promise<void> {
    const { prediction, making, isForgotten } = affair;
    const fault = prediction.faults.result;
    if (fault?.kind === 'canceled') return end(affair, 'canceled');
    if (fault?.kind === 'failed') return end(affair, 'failed', { error: failureOf(fault) });
    const made = await making.catch((error: unknown) => String(error));
    if (typeof made === 'string') return end(affair, 'failed', { error: `Could not read an input: ${made}` });
    if (isForgotten) return undefined;
    const { name, output } = prediction.model;
    const urls = made.map((file) => world.origin() + world.deliveries.put(file, 'replicate', name, retentionSeconds));
    const value = spoilOutput(output === 'list' ? urls : urls[0]!, urls, fault);
    end(affair, 'succeeded', { output: value, isRemoved: fault?.kind === 'data-removed' });
  }

  function end(affair: Affair, status: PredictionStatus, changes: Partial<Prediction> = {}): void {
    const { prediction } = affair;
    if (isOver(prediction)) return;
    const { startedSeconds, latency } = prediction;
    // How long our own drawing took is no time of the model's.
    const ranSeconds =
      startedSeconds === null ? null : Math.min(latency.runSeconds, time.nowSeconds() - startedSeconds);
    Object.assign(prediction, { ...changes, status, completedMs: time.dateMs(), ranSeconds });
    settle(world, affair);
    affair.noteEnd();
    const told = notice(affair, 'completed');
    if (prediction.faults.webhook?.kind === 'webhook-out-of-order') void told.then(() => notice(affair, 'start'));
  }

  return { begin, end, view };
}

/** What never ran is free, what was stopped costs for the time it ran, what failed costs if a rule says so. */
function settle({ book }: SimulatorWorld, { prediction, amountMicroUsd }: Affair): void {
  const { status, chargeId, faults, latency, ranSeconds } = prediction;
  if (status === 'aborted') book.reduce(chargeId, 0, 'aborted');
  if (status === 'canceled') {
    const share = Math.min(1, (ranSeconds ?? 0) / Math.max(0.001, latency.runSeconds));
    book.reduce(chargeId, Math.ceil(amountMicroUsd * share), 'canceled');
  }
  const isBilled = faults.result?.kind === 'failed' && faults.result.billed === true;
  if (status === 'failed' && !isBilled) book.reduce(chargeId, 0, 'failed');
}
