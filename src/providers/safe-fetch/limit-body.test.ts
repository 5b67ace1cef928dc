import { afterEach, describe, expect, it, vi } from 'vitest';
import { limitBody } from './limit-body.ts';

afterEach(() => vi.useRealTimers());

const parts = (texts: readonly string[]): ReadableStream<Uint8Array> =>
  ReadableStream.from(texts.map((text) => new TextEncoder().encode(text))) as ReadableStream<Uint8Array>;

function limited(body: ReadableStream<Uint8Array>): {
  body: ReadableStream<Uint8Array>;
  stop: AbortController;
  onEnd: () => void;
} {
  const stop = new AbortController();
  const onEnd = vi.fn<() => void>();
  return { body: limitBody(body, { maximumBytes: 100, idleTimeoutMs: 1000, stop, onEnd }), stop, onEnd };
}

describe('limitBody', () => {
  it('reads nothing before it is asked to, and says once when it has ended', async () => {
    const pull = vi.fn<(controller: ReadableStreamDefaultController<Uint8Array>) => void>((controller) =>
      controller.close(),
    );
    const { body, onEnd } = limited(new ReadableStream({ pull }, { highWaterMark: 0 }));
    expect(pull).not.toHaveBeenCalled();
    expect(await new Response(body).text()).toBe('');
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('does not take a slow reader of ours for a pause of theirs', async () => {
    vi.useFakeTimers();
    const { body, stop } = limited(parts(['one', 'two']));
    const reader = body.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('one');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('two');
    expect((await reader.read()).done).toBe(true);
    expect(stop.signal.aborted).toBe(false);
  });

  it('ends the request when a part does not come', async () => {
    vi.useFakeTimers();
    const { body, stop } = limited(new ReadableStream());
    void body.getReader().read();
    await vi.advanceTimersByTimeAsync(999);
    expect(stop.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(stop.signal.reason).toMatchObject({ code: 'answer_too_slow' });
  });

  it('hands a reader who leaves on to the source', async () => {
    const cancel = vi.fn<(reason: unknown) => void>();
    const { body, onEnd } = limited(new ReadableStream({ cancel }));
    await body.cancel('enough');
    expect(cancel).toHaveBeenCalledWith('enough');
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
