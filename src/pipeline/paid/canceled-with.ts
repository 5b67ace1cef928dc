import { BeatboardError } from '#domain/errors.ts';

/** A signal that fires with the given one, as the error that also asks a provider to stop. */
export function canceledWith(signal: AbortSignal | undefined): AbortSignal {
  const canceling = new AbortController();
  const cancel = (): void => canceling.abort(new BeatboardError('canceled', 'It was stopped while it was made.'));
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return canceling.signal;
}
