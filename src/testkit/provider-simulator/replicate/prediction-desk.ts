import type { FaultPlan } from '../faults/fault-desk.ts';
import { drawLatency, type Latency } from '../latency.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { createAffair, type Affair, type WebhookEvent } from './affair.ts';
import { makeOutput } from './make-output.ts';
import type { Prediction } from './prediction.ts';
import type { ModelInput, ReplicateModel } from './replicate-model.ts';
import { createPredictionRunner } from './run-prediction.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface NewPrediction {
  readonly id: string;
  readonly index: number;
  readonly model: ReplicateModel;
  readonly key: string;
  readonly input: ModelInput;
  readonly chargeId: string;
  readonly amountMicroUsd: number;
  readonly webhook: string | null;
  readonly events: readonly string[];
  readonly cancelAfterSeconds: number | null;
  readonly faults: FaultPlan;
}

export interface PredictionDesk {
  /** All of them, oldest first. */
  readonly predictions: readonly Prediction[];
  start(order: NewPrediction): Prediction;
  find(id: string): Prediction | undefined;
  cancel(prediction: Prediction): void;
  view(prediction: Prediction): object;
  /** Resolves when it is over, or after so many simulated seconds. */
  waitFor(prediction: Prediction, seconds: number): Promise<void>;
  /** Resolves when its webhook of an event has been tried once. */
  noticed(prediction: Prediction, event: WebhookEvent): Promise<void>;
  clear(): void;
}

/** Keeps predictions, and sets them going. */
export function createPredictionDesk(
  world: SimulatorWorld,
  webhooks: WebhookSender,
  load: (url: string) => Promise<Uint8Array>,
): PredictionDesk {
  const { time } = world;
  const runner = createPredictionRunner(world, webhooks);
  const affairs = new Map<string, Affair>();
  const affairOf = ({ id }: Prediction): Affair => affairs.get(id)!;
  return {
    get predictions() {
      return [...affairs.values()].map(({ prediction }) => prediction);
    },
    start(order) {
      const { amountMicroUsd, cancelAfterSeconds, model, input, index, faults } = order;
      const prediction = newPrediction(order, latencyOf(world, order), time.dateMs());
      const making = makeOutput(world.studio, { model, input, index, fault: faults.result, load });
      making.catch(() => undefined);
      const affair = createAffair({ prediction, amountMicroUsd, making });
      affairs.set(prediction.id, affair);
      time.after(prediction.latency.queueSeconds, () => runner.begin(affair));
      if (cancelAfterSeconds !== null) {
        const status = (): 'aborted' | 'canceled' => (prediction.status === 'starting' ? 'aborted' : 'canceled');
        time.after(cancelAfterSeconds, () => runner.end(affair, status()));
      }
      return prediction;
    },
    find: (id) => affairs.get(id)?.prediction,
    cancel: (prediction) => runner.end(affairOf(prediction), 'canceled'),
    view: runner.view,
    waitFor: (prediction, seconds) => Promise.race([affairOf(prediction).ended, time.wait(seconds)]),
    noticed: (prediction, event) => affairOf(prediction).noticed[event],
    clear() {
      for (const affair of affairs.values()) affair.isForgotten = true;
      affairs.clear();
    },
  };
}

function latencyOf(world: SimulatorWorld, { model, index, faults }: NewPrediction): Latency {
  const ruled = faults.timing?.kind === 'latency' ? faults.timing : undefined;
  return drawLatency(model.latency, { ...world.options.latencies?.[model.name], ...ruled }, world.seed, index);
}

function newPrediction(order: NewPrediction, latency: Latency, createdMs: number): Prediction {
  const { cancelAfterSeconds, amountMicroUsd: _, ...rest } = order;
  return {
    ...rest,
    latency,
    createdMs,
    deadlineMs: cancelAfterSeconds === null ? null : createdMs + cancelAfterSeconds * 1000,
    status: 'starting',
    output: null,
    error: null,
    startedMs: null,
    startedSeconds: null,
    completedMs: null,
    ranSeconds: null,
    isRemoved: false,
  };
}
