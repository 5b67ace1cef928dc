import type { JsonValue } from '#domain/canonical-json.ts';
import type { FaultPlan } from '../faults/fault-desk.ts';
import type { Latency } from '../latency.ts';
import type { ModelInput, ReplicateModel } from './replicate-model.ts';

export type PredictionStatus = 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted';

/** One prediction as the vendor holds it. */
export interface Prediction {
  readonly id: string;
  readonly index: number;
  readonly model: ReplicateModel;
  readonly key: string;
  readonly input: ModelInput;
  readonly chargeId: string;
  readonly latency: Latency;
  readonly createdMs: number;
  readonly deadlineMs: number | null;
  readonly webhook: string | null;
  readonly events: readonly string[];
  readonly faults: FaultPlan;
  status: PredictionStatus;
  output: JsonValue;
  error: string | null;
  startedMs: number | null;
  /** In simulated seconds, for what was run of it. */
  startedSeconds: number | null;
  completedMs: number | null;
  ranSeconds: number | null;
  isRemoved: boolean;
}

export function isOver({ status }: Prediction): boolean {
  return status !== 'starting' && status !== 'processing';
}

/** How long the vendor keeps what a call was given and made, in seconds. */
export const retentionSeconds = 3600;

/** A prediction as the API tells it. */
export function predictionView(prediction: Prediction, origin: string, nowSeconds: number, dateMs: number): object {
  const { id, model, startedMs, completedMs, createdMs, deadlineMs, faults } = prediction;
  const skewMs = faults.timing?.kind === 'clock-skew' ? faults.timing.seconds * 1000 : 0;
  const dateOf = (ms: number): string => new Date(ms + skewMs).toISOString();
  const isRemoved = prediction.isRemoved || (completedMs !== null && dateMs - completedMs > retentionSeconds * 1000);
  const api = `${origin}/replicate/v1/predictions/${id}`;
  return {
    id,
    model: model.name,
    version: model.version ?? 'hidden',
    input: isRemoved ? {} : prediction.input,
    output: isRemoved ? null : prediction.output,
    logs: isRemoved ? '' : logsOf(prediction, nowSeconds),
    data_removed: isRemoved,
    error: prediction.error,
    status: prediction.status,
    source: 'api',
    created_at: dateOf(createdMs),
    ...(deadlineMs !== null && { deadline: dateOf(deadlineMs) }),
    ...(startedMs !== null && { started_at: dateOf(startedMs) }),
    ...(completedMs !== null && { completed_at: dateOf(completedMs) }),
    metrics: metricsOf(prediction),
    urls: { get: api, cancel: `${api}/cancel`, web: `${origin}/replicate/p/${id}` },
  };
}

function metricsOf({ ranSeconds, latency }: Prediction): object {
  if (ranSeconds === null) return {};
  return { predict_time: round(ranSeconds), total_time: round(ranSeconds + latency.queueSeconds) };
}

const round = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/** Lines of a progress bar as models print it, one for each tenth. */
function logsOf(prediction: Prediction, nowSeconds: number): string {
  const { startedSeconds, latency, status, index } = prediction;
  if (startedSeconds === null) return '';
  const share = status === 'succeeded' ? 1 : (nowSeconds - startedSeconds) / Math.max(0.001, latency.runSeconds);
  const tenths = Math.floor(Math.min(status === 'succeeded' ? 1 : 0.99, share) * 10);
  const lines = Array.from({ length: tenths + 1 }, (_, tenth) => {
    const bar = '█'.repeat(tenth).padEnd(10);
    return `${String(tenth * 10).padStart(3)}%|${bar}| ${tenth}/10`;
  });
  return [`Using seed: ${index}`, ...lines].join('\n');
}
