import type { FailureCode, ResultFault } from '../faults/fault-action.ts';

/** What stands in `error` of a prediction that failed. */
const texts: Readonly<Record<FailureCode, string>> = {
  E005: 'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
  NSFW: 'NSFW content detected. Try running it again, or try a different prompt.',
  E6716: 'Timed out waiting for the model to start (E6716)',
  E1000: 'Prediction failed: unknown error (E1000)',
  E1001: 'CUDA out of memory: the model ran out of memory (E1001)',
  privacy: 'The image may contain a real person and was refused for reasons of privacy.',
  empty: '',
  generic: 'Prediction failed.',
};

export function failureOf({ code = 'generic', error }: Extract<ResultFault, { kind: 'failed' }>): string | null {
  return error === undefined ? texts[code] : error;
}
