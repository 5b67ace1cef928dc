import { answerLost, answerTooLarge, answerTooSlow } from './answer-error.ts';

/** The limits of one body, and what ends the request it belongs to. */
export interface BodyLimits {
  readonly maximumBytes: number;
  readonly idleTimeoutMs: number;
  /** Aborted here with the error a reader sees; whoever aborts it elsewhere ends the body with their reason. */
  readonly stop: AbortController;
  /** Called once, when the body has ended in whatever way. */
  readonly onEnd: () => void;
}

/**
 * Passes a body on, part by part as it is asked for, and breaks off when it grows past its size or pauses too long.
 * Sizes are of the decoded bytes, so a small file that unpacks to a huge one is cut off while it unpacks. Waiting for
 * a slow reader of ours is no pause.
 */
export function limitBody(body: ReadableStream<Uint8Array>, limits: BodyLimits): ReadableStream<Uint8Array> {
  const { maximumBytes, idleTimeoutMs, stop, onEnd } = limits;
  const reader = body.getReader();
  let sizeBytes = 0;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const idle = setTimeout(() => stop.abort(answerTooSlow('paused too long')), idleTimeoutMs);
    try {
      const { done, value } = await reader.read();
      if (done) {
        onEnd();
        controller.close();
        return;
      }
      sizeBytes += value.byteLength;
      if (sizeBytes > maximumBytes) throw answerTooLarge(maximumBytes);
      controller.enqueue(value);
    } catch (error) {
      const reason: unknown = stop.signal.aborted ? stop.signal.reason : answerLost(error);
      stop.abort(reason);
      onEnd();
      throw reason;
    } finally {
      clearTimeout(idle);
    }
  };
  const cancel = (reason: unknown): Promise<void> => {
    onEnd();
    return reader.cancel(reason);
  };
  // Nothing is read before it is asked for: a body nobody reads is not downloaded.
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}
