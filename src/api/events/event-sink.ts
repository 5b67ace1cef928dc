import type { ServerResponse } from 'node:http';

/** Where a stream's bytes go. A reader that does not keep up is let go of: it comes back by its last event. */
export interface EventSink {
  readonly isOpen: boolean;
  /** Sends bytes at once, or gives the reader up when too much waits for it already. */
  push(bytes: Buffer): void;
  /** Sends bytes and waits until the reader has taken most of what was sent; gives up one that takes nothing. */
  feed(bytes: Buffer): Promise<void>;
  /** Ends the stream politely. */
  end(): void;
}

/** How long a reader may take nothing while it is being fed. */
const patienceMs = 30_000;

/** A sink over an HTTP response whose headers are sent. `onClose` is called once, however it ends. */
export function createEventSink(response: ServerResponse, backlogBytes: number, onClose: () => void): EventSink {
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    onClose();
  };
  response.once('close', close);
  response.once('error', close);
  return {
    get isOpen() {
      return isOpen;
    },
    push(bytes) {
      if (!isOpen) return;
      if (response.writableLength > backlogBytes) response.destroy();
      else response.write(bytes);
    },
    async feed(bytes) {
      if (!isOpen || response.write(bytes)) return;
      await drained(response);
    },
    end() {
      if (isOpen) response.end();
      close();
    },
  };
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), patienceMs);
    const settle = (): void => {
      clearTimeout(timer);
      response.off('drain', settle).off('close', settle);
      resolve();
    };
    response.once('drain', settle).once('close', settle);
  });
}
