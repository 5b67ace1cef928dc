import { beforeEach, describe, expect, it } from 'vitest';
import { toProblem } from '#contract/problem.ts';
import type { VideoEvent } from '#contract/video-event.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';
import { createRandom } from '#domain/random.ts';
import { type StreamEnd, ScriptedApi } from '#testkit/scripted-api.ts';
import { exampleStatus } from '#testkit/wire-examples.ts';
import { createHttpClient } from './create-http-client.ts';

let api: ScriptedApi;
let waitsMs: number[];

beforeEach(async () => {
  api = await new ScriptedApi().start();
  waitsMs = [];
  return () => api.stop();
});

function follow(afterSequence: number, options: { idleTimeoutMs?: number; signal?: AbortSignal } = {}) {
  const { signal = new AbortController().signal, ...rest } = options;
  const client = createHttpClient({
    baseUrl: api.url,
    random: () => 1,
    wait: async (delayMs) => void waitsMs.push(delayMs),
    ...rest,
  });
  return client.events('video-1', afterSequence, signal);
}

async function collect(
  events: AsyncIterable<VideoEvent>,
  until?: (event: VideoEvent) => boolean,
): Promise<VideoEvent[]> {
  const seen: VideoEvent[] = [];
  for await (const event of events) {
    seen.push(event);
    if (until?.(event)) break;
  }
  return seen;
}

const madeBeat = (sequence: number) => ({
  id: sequence,
  type: 'artifact_created',
  data: { artifact_id: `a${sequence}`, slot: 'beat/0/image', artifact_type: 'image', version: 1 },
});
const statusAt = (sequence: number, change: Partial<VideoStatus> = {}) => ({
  id: sequence,
  type: 'status_update',
  data: exampleStatus({ event_sequence: sequence, ...change }),
});
const sequences = (events: readonly VideoEvent[]): number[] => events.map(({ sequence }) => sequence);

describe('followEvents', () => {
  it('asks for what comes after the last event and tells it in order', async () => {
    api.on('getStatus', () => exampleStatus({ status: 'complete', event_sequence: 10 }));
    api.onStream = (_request, out) => {
      out.raw(': ping\n\nretry: 50\n\n');
      out.send(madeBeat(8));
      out.send({ id: 9, type: 'something_new', data: {} });
      out.send(statusAt(10, { status: 'complete' }));
      out.end();
    };
    const events = await collect(follow(7), ({ type }) => type === 'status_update');
    expect(events.map(({ type }) => type)).toEqual(['artifact_created', 'status_update']);
    expect(api.of('stream')[0]?.headers).toMatchObject({ 'last-event-id': '7', accept: 'text/event-stream' });
  });

  it('misses and doubles nothing over 50 broken connections', async () => {
    const total = 200;
    const random = createRandom(20_261_121);
    api.onStream = ({ headers }, out) => {
      const after = Number(headers['last-event-id']);
      const count = api.of('stream').length > 50 ? total : 1 + Math.floor(random() * 4);
      // A server may tell again what was told: then it must not be heard twice.
      for (let at = Math.max(1, after - 1); at <= Math.min(total, after + count); at += 1) out.send(madeBeat(at));
      if (after + count < total) cutSomehow(out, random());
    };
    const events = await collect(follow(0), ({ sequence }) => sequence === total);
    expect(sequences(events)).toEqual(Array.from({ length: total }, (_, at) => at + 1));
    expect(api.of('stream').length).toBeGreaterThan(50);
  });

  it('reads events in whatever pieces they arrive', async () => {
    api.onStream = (_request, out) => {
      const title = 'Größe 👟';
      const text = Buffer.from(
        `id: 8\nevent: status_update\ndata: ${JSON.stringify(exampleStatus({ title, event_sequence: 8 }))}\n\n`,
      );
      for (const byte of text) out.raw(Buffer.from([byte]) as unknown as string);
    };
    const [event] = await collect(follow(7), () => true);
    expect(event).toMatchObject({ data: { title: 'Größe 👟' } });
  });

  it('reads the status anew when the server has lost the thread', async () => {
    api.on('getStatus', () => exampleStatus({ event_sequence: 400, progress: 60 }));
    api.onStream = ({ headers }, out) => {
      if (headers['last-event-id'] === '7') {
        out.send({ type: 'reset', data: {} });
        out.cut();
      } else out.send(madeBeat(401));
    };
    const events = await collect(follow(7), ({ sequence }) => sequence === 401);
    expect(events[0]).toMatchObject({ type: 'status_update', sequence: 400, data: { progress: 60 } });
    expect(api.of('stream').map(({ headers }) => headers['last-event-id'])).toEqual(['7', '400']);
  });

  it('ends with the status when the server ends the stream of a paused video', async () => {
    api.on('getStatus', () => exampleStatus({ status: 'paused_at_phase1', event_sequence: 9 }));
    const events = await collect(follow(9));
    expect(events).toEqual([expect.objectContaining({ type: 'status_update', sequence: 9 })]);
  });

  it('comes back after the pause the server names', async () => {
    api.on('getStatus', () => exampleStatus());
    api.onStream = (_request, out) => {
      out.raw('retry: 1234\n\n');
      if (api.of('stream').length < 3) out.end();
      else out.send(madeBeat(8));
    };
    await collect(follow(7), () => true);
    expect(waitsMs).toEqual([1234, 1234]);
  });

  it('takes silence for a broken connection', async () => {
    api.onStream = (_request, out) => {
      if (api.of('stream').length > 1) out.send(madeBeat(8));
    };
    await collect(follow(7, { idleTimeoutMs: 400 }), () => true);
    expect(api.of('stream')).toHaveLength(2);
  });

  it('gives up at what does not pass, and after many attempts', async () => {
    const problem = toProblem(new BeatboardError('not_found', 'There is no such video.'));
    api.faults.push({ status: 404, text: JSON.stringify(problem) });
    await expect(collect(follow(7))).rejects.toThrow('There is no such video.');
    api.faults.push(...Array.from({ length: 40 }, () => 'cut' as const));
    await expect(collect(follow(7))).rejects.toMatchObject({ code: 'server_unreachable' });
    expect(api.of('stream')).toHaveLength(31);
  });

  it('refuses an event that is not as agreed', async () => {
    api.onStream = (_request, out) => out.send({ id: 8, type: 'checkpoint_created', data: { checkpoint: 1 } });
    await expect(collect(follow(7))).rejects.toMatchObject({ code: 'server_answer_invalid' });
  });

  it('ends quietly when the caller stops', async () => {
    const controller = new AbortController();
    api.onStream = (_request, out) => {
      out.send(madeBeat(8));
    };
    const events = follow(7, { signal: controller.signal });
    const seen: VideoEvent[] = [];
    for await (const event of events) {
      seen.push(event);
      controller.abort();
    }
    expect(sequences(seen)).toEqual([8]);
  });
});

function cutSomehow(out: StreamEnd, chance: number): void {
  if (chance < 0.3) out.raw('id: 999\nevent: artifact_cre');
  out.cut();
}
