import type { EventDesk } from '#pipeline/studio/studio.ts';
import type { ServerLimits } from '../server-limits.ts';
import { heartbeatBytes, resetFrame } from './event-frame.ts';
import type { EventSink } from './event-sink.ts';
import { WatchedVideo, type ReadStatus, type Stream } from './watched-video.ts';

/** A stream that asks to be served. */
export interface StreamRequest {
  readonly userId: string;
  readonly videoId: string;
  /** Streams with equal keys may share a status: the same video, seen from the same address. */
  readonly statusKey: string;
  readonly readStatus: ReadStatus;
  /** Number of the last event the reader has; undefined for a new reader, NaN for one whose number is none. */
  readonly since: number | undefined;
  readonly sink: EventSink;
  /** Whether the reader may still read. */
  readonly mayStay: () => Promise<boolean>;
}

interface OpenStream extends Stream {
  readonly request: StreamRequest;
  checkedAtMs: number;
}

type HubLimits = Pick<ServerLimits, 'heartbeatMs' | 'pollMs' | 'recheckMs'>;

/**
 * All open event streams of a process. It listens for announcements and, because those can be lost, asks once a second
 * which of the watched videos have news, in one query for all of them.
 */
export class EventHub {
  readonly #events: EventDesk;
  readonly #limits: HubLimits;
  readonly #watched = new Map<string, { readonly videoId: string; readonly video: WatchedVideo; streams: number }>();
  readonly #streams = new Map<EventSink, OpenStream>();
  readonly #serving = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  #polling = false;
  #listening = false;

  constructor(events: EventDesk, limits: HubLimits) {
    this.#events = events;
    this.#limits = limits;
  }

  /** Number of open streams. */
  get size(): number {
    return this.#streams.size;
  }

  /** Begins to listen and to look. Announcements that fail are made up for by looking. */
  start(): void {
    this.#listen();
    this.#timers.push(
      setInterval(() => void this.#poll(), this.#limits.pollMs),
      setInterval(() => this.#beat(), this.#limits.heartbeatMs),
    );
    for (const timer of this.#timers) timer.unref();
  }

  /** Leads a stream up to what comes: what it has missed first. Throws when the video cannot be read at first. */
  async serve(request: StreamRequest): Promise<void> {
    const serving = this.#serve(request);
    this.#serving.add(serving);
    await serving.finally(() => this.#serving.delete(serving));
  }

  /** Settles when no stream is being led up any more: nothing is read for it after that. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#serving);
  }

  async #serve(request: StreamRequest): Promise<void> {
    const { sink, since, videoId } = request;
    const newest = (await this.#events.newest([videoId])).get(videoId) ?? 0;
    if (this.#stopping.signal.aborted) sink.end();
    if (!sink.isOpen) return;
    const video = this.#watch(request, newest);
    const stream: OpenStream = { sink, request, sequence: since ?? 0, checkedAtMs: performance.now() };
    this.#streams.set(sink, stream);
    try {
      const isForeign = since !== undefined && !(since <= Math.max(newest, video.tail));
      if (isForeign) await sink.feed(resetFrame(newest));
      if (isForeign || since === undefined) {
        const frame = await video.statusFrame();
        stream.sequence = frame.sequence;
        await sink.feed(frame.bytes);
      }
      if (newest > video.tail) await video.advance();
      await video.join(stream);
    } catch (error) {
      this.drop(sink);
      throw error;
    }
  }

  /** Forgets a stream that has been closed. */
  drop(sink: EventSink): void {
    const stream = this.#streams.get(sink);
    if (stream === undefined) return;
    this.#streams.delete(sink);
    const { statusKey } = stream.request;
    const watched = this.#watched.get(statusKey);
    if (watched === undefined) return;
    watched.video.leave(stream);
    watched.streams -= 1;
    if (watched.streams === 0) this.#watched.delete(statusKey);
  }

  /** Ends every stream politely: readers come back elsewhere, or later. */
  stop(): void {
    this.#stopping.abort();
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    for (const sink of [...this.#streams.keys()]) this.#close(sink);
  }

  #watch({ userId, videoId, statusKey, readStatus }: StreamRequest, newest: number): WatchedVideo {
    const known = this.#watched.get(statusKey);
    if (known !== undefined) {
      known.streams += 1;
      return known.video;
    }
    const video = new WatchedVideo(this.#events, { userId, videoId, newest, readStatus });
    this.#watched.set(statusKey, { videoId, video, streams: 1 });
    return video;
  }

  #close(sink: EventSink): void {
    this.drop(sink);
    sink.end();
  }

  #listen(): void {
    if (this.#listening || this.#stopping.signal.aborted) return;
    this.#listening = true;
    void this.#events
      .listen((videoId) => this.#wake(videoId), this.#stopping.signal)
      // Without announcements, looking is enough; each look tries to listen again.
      .catch(() => undefined)
      .finally(() => (this.#listening = false));
  }

  #wake(videoId: string): void {
    for (const watched of this.#watched.values()) {
      // What cannot be read now is found by looking, a second later.
      if (watched.videoId === videoId) void watched.video.advance().catch(() => undefined);
    }
  }

  async #poll(): Promise<void> {
    this.#listen();
    if (this.#polling || this.#watched.size === 0) return;
    this.#polling = true;
    try {
      const watched = [...this.#watched];
      const newest = await this.#events.newest([...new Set(watched.map(([, { videoId }]) => videoId))]);
      for (const [statusKey, { videoId, video }] of watched) {
        const sequence = newest.get(videoId);
        if (sequence === undefined) this.#closeAll(statusKey);
        else if (sequence > video.tail) void video.advance().catch(() => undefined);
      }
    } catch {
      // The database is away: the next look finds what this one missed.
    } finally {
      this.#polling = false;
    }
  }

  /** The video is gone: whoever asks for it again is told so. */
  #closeAll(statusKey: string): void {
    for (const [sink, { request }] of [...this.#streams]) if (request.statusKey === statusKey) this.#close(sink);
  }

  #beat(): void {
    const nowMs = performance.now();
    for (const stream of this.#streams.values()) {
      stream.sink.push(heartbeatBytes);
      if (nowMs - stream.checkedAtMs < this.#limits.recheckMs) continue;
      stream.checkedAtMs = nowMs;
      void stream.request.mayStay().then((mayStay) => {
        if (!mayStay) this.#close(stream.sink);
      });
    }
  }
}
