import type { VideoEvent } from '#contract/video-event.ts';

/** One server-sent event as bytes, made once and shared by every stream that carries it. */
export interface EventFrame {
  readonly sequence: number;
  readonly bytes: Buffer;
}

/** A frame of one event; `dataJson` spares writing the same data again. */
export function toFrame({ type, sequence, data }: VideoEvent, dataJson: string = JSON.stringify(data)): EventFrame {
  return { sequence, bytes: Buffer.from(`id: ${sequence}\nevent: ${type}\ndata: ${dataJson}\n\n`) };
}

/** Tells a reader whose last event is none of ours to forget what it knows. The status follows. */
export function resetFrame(newest: number): Buffer {
  return Buffer.from(`event: reset\ndata: ${JSON.stringify({ newest_event: newest })}\n\n`);
}

/** How long a reader waits before it connects again, and that the stream is open. */
export const openingBytes = Buffer.from('retry: 2000\n\n');

/** Nothing, so that nobody on the way takes the connection for dead. */
export const heartbeatBytes = Buffer.from(': ping\n\n');
