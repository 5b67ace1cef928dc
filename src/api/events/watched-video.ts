import type { VideoStatus } from '#contract/video-status.ts';
import type { EventDesk } from '#pipeline/studio/studio.ts';
import type { StoredEvent } from '../wire/studio-records.ts';
import { toOwnEvent, toStatusEvent } from '../wire/video-event.ts';
import { toFrame, type EventFrame } from './event-frame.ts';
import type { EventSink } from './event-sink.ts';

/** The video's status now, as its watchers see it. */
export type ReadStatus = () => Promise<VideoStatus>;

/** A stream and the number of the last event it has carried. */
export interface Stream {
  readonly sink: EventSink;
  sequence: number;
}

interface SharedStatus {
  readonly status: VideoStatus;
  readonly json: string;
  readonly readAtMs: number;
}

/** A status may be shown to others for so long: shares and links go on without events. */
const statusMaximumAgeMs = 5000;

/**
 * One video and all the streams that watch it. Events are read once for all, the status is computed once for all; a
 * stream that is behind is led up to the others by itself, at its reader's pace.
 */
export class WatchedVideo {
  readonly #events: Pick<EventDesk, 'after'>;
  readonly #userId: string;
  readonly #videoId: string;
  readonly #readStatus: ReadStatus;
  readonly #live = new Set<Stream>();
  readonly #reads = new Map<number, Promise<readonly StoredEvent[]>>();
  #tail: number;
  #status: Promise<SharedStatus> | undefined;
  #advance: Promise<void> | undefined;
  #hasNews = false;

  constructor(
    events: Pick<EventDesk, 'after'>,
    place: {
      readonly userId: string;
      readonly videoId: string;
      readonly newest: number;
      readonly readStatus: ReadStatus;
    },
  ) {
    this.#events = events;
    this.#userId = place.userId;
    this.#videoId = place.videoId;
    this.#readStatus = place.readStatus;
    this.#tail = place.newest;
  }

  /** Number of the last event that was sent to everybody. */
  get tail(): number {
    return this.#tail;
  }

  /** A frame of the status now, under the number of the newest event it includes. */
  async statusFrame(): Promise<EventFrame> {
    const { status, json } = await this.#statusSince(this.#tail);
    return toFrame({ type: 'status_update', sequence: status.event_sequence, data: status }, json);
  }

  /** Leads a stream up to the newest event and then lets it live along. Returns once it does, or has been closed. */
  async join(stream: Stream): Promise<void> {
    while (stream.sink.isOpen && stream.sequence < this.#tail) {
      const frames = await this.#framesAfter(stream.sequence);
      if (frames.length === 0) break;
      for (const { bytes, sequence } of frames) {
        await stream.sink.feed(bytes);
        stream.sequence = sequence;
      }
    }
    // Nothing is awaited between the comparison above and this: no event slips through.
    if (stream.sink.isOpen) this.#live.add(stream);
  }

  leave(stream: Stream): void {
    this.#live.delete(stream);
  }

  /** Reads and sends what is new, until there is nothing left. Many calls at once are one. Throws as reading does. */
  async advance(): Promise<void> {
    this.#hasNews = true;
    this.#advance ??= this.#advanceToEnd().finally(() => (this.#advance = undefined));
    await this.#advance;
  }

  async #advanceToEnd(): Promise<void> {
    while (this.#hasNews) {
      this.#hasNews = false;
      const frames = await this.#framesAfter(this.#tail);
      if (frames.length === 0) return;
      for (const frame of frames) this.#send(frame);
      this.#tail = frames.at(-1)!.sequence;
      // Perhaps there was more than one batch, or something came while this one was made.
      this.#hasNews = true;
    }
  }

  #send({ bytes, sequence }: EventFrame): void {
    for (const stream of this.#live) {
      // A stream that began with a newer status has this event in it.
      if (stream.sequence >= sequence) continue;
      stream.sequence = sequence;
      stream.sink.push(bytes);
    }
  }

  async #framesAfter(sequence: number): Promise<EventFrame[]> {
    const told = (await this.#read(sequence)).map((event) => ({ event, own: toOwnEvent(event) }));
    const newestByStatus = told.findLast(({ own }) => own === undefined);
    const shared = newestByStatus && (await this.#statusSince(newestByStatus.event.sequence));
    return told.map(({ event, own }) => {
      if (own !== undefined || shared === undefined) return toFrame(own!);
      const wire = toStatusEvent(event, shared.status);
      return wire.type === 'status_update' ? toFrame(wire, shared.json) : toFrame(wire);
    });
  }

  /** Streams that stand at the same event share one reading. */
  #read(sequence: number): Promise<readonly StoredEvent[]> {
    const known = this.#reads.get(sequence);
    if (known !== undefined) return known;
    const read = this.#events.after(this.#userId, this.#videoId, sequence).finally(() => this.#reads.delete(sequence));
    this.#reads.set(sequence, read);
    return read;
  }

  /** A status that includes an event: the one that was computed last, or a new one. */
  async #statusSince(sequence: number): Promise<SharedStatus> {
    const current = this.#status;
    if (current !== undefined) {
      const shared = await current.catch(() => undefined);
      const age = performance.now() - (shared?.readAtMs ?? 0);
      if (shared !== undefined && shared.status.event_sequence >= sequence && age < statusMaximumAgeMs) return shared;
      // Somebody else may have begun a new one while this was awaited.
      if (this.#status !== current) return this.#statusSince(sequence);
    }
    this.#status = this.#computeStatus();
    return this.#status;
  }

  async #computeStatus(): Promise<SharedStatus> {
    const readAtMs = performance.now();
    const status = await this.#readStatus();
    return { status, json: JSON.stringify(status), readAtMs };
  }
}
