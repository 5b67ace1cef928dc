import { withoutSecrets } from '../http/without-secrets.ts';
import type { VendorOutcome } from '../vendor.ts';
import { classifyPredictionError } from './classify-refusal.ts';
import { outputUrls } from './output-urls.ts';
import type { Prediction } from './prediction.ts';

/**
 * How a prediction stands. What a failed or canceled run is billed is not in the API, so it is unknown; one aborted
 * before its start is free. A status that is not known yet counts as running: the caller's deadline ends it.
 */
export function outcomeOf(prediction: Prediction, secrets: readonly string[]): VendorOutcome {
  switch (prediction.status) {
    case 'succeeded':
      return success(prediction);
    case 'failed':
      return failure(prediction, secrets);
    case 'canceled':
      return { kind: 'canceled', billed: 'unknown' };
    case 'aborted':
      return { kind: 'canceled', billed: 'no' };
    default:
      return { kind: 'running', ...progressOf(prediction.logs ?? '') };
  }
}

function success({ output, data_removed, metrics }: Prediction): VendorOutcome {
  const urls = outputUrls(output);
  if (urls.length > 0) {
    const seconds = metrics?.predict_time;
    return {
      kind: 'succeeded',
      outputs: urls.map((url) => ({ kind: 'remote', url })),
      ...(typeof seconds === 'number' ? { computeSeconds: seconds } : {}),
    };
  }
  if (data_removed === true) return { kind: 'gone' };
  return { kind: 'failed', failure: 'transient', reason: 'It succeeded without any output', billed: 'unknown' };
}

function failure({ error }: Prediction, secrets: readonly string[]): VendorOutcome {
  const words = (typeof error === 'string' ? error : JSON.stringify(error ?? null).replace(/^null$/, '')).trim();
  const reason = withoutSecrets(words, secrets).slice(0, 500);
  return {
    kind: 'failed',
    failure: classifyPredictionError(words),
    reason: reason === '' ? 'It failed without a reason' : reason,
    billed: 'unknown',
  };
}

/** Between 0 and 1, from the last percentage in the logs: models print progress bars there. */
function progressOf(logs: string): { readonly progress?: number } {
  const percent = logs
    .slice(-4000)
    .match(/\b\d{1,3}(?=(?:\.\d+)?%)/g)
    ?.at(-1);
  return percent === undefined ? {} : { progress: Math.min(Number(percent), 100) / 100 };
}
