import { connect, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { videoEventSchema } from '#contract/video-event.ts';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';
import { eventually } from '#testkit/eventually.ts';
import { readEvents, type EventReader } from '#testkit/event-reader.ts';

let api: TestServer;
const open: EventReader[] = [];

beforeAll(async () => {
  api = await openTestServer({ pollMs: 20, heartbeatMs: 30, recheckMs: 50, streamBacklogBytes: 65_536 });
});
afterEach(() => {
  for (const reader of open.splice(0)) reader.stop();
});
afterAll(() => api?.close());

const pathOf = (videoId: string): string => `/api/status/${videoId}/stream`;

async function read(videoId: string, headers?: Record<string, string>, query = ''): Promise<EventReader> {
  const reader = await readEvents(`${api.origin}${pathOf(videoId)}${query}`, headers);
  open.push(reader);
  return reader;
}

const numbersOf = ({ events }: EventReader): number[] => events.map(({ id }) => Number(id));
const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe('a stream', () => {
  it('begins with the status, and tells each event once, under its number and as its schema says', async () => {
    const videoId = await api.studio.makeVideo();
    const reader = await read(videoId);
    expect(reader.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.response.headers.get('cache-control')).toBe('no-store');
    expect(reader.response.headers.get('x-accel-buffering')).toBe('no');
    expect(reader.response.headers.get('x-content-type-options')).toBe('nosniff');
    await eventually(() => expect(numbersOf(reader)).toEqual([1]));
    api.studio.finishPhase(videoId);
    api.studio.change(videoId, { status: 'failed', error: { code: 'make_failed', message: 'It failed.' } });
    await eventually(() => expect(numbersOf(reader)).toEqual(upTo(6)));
    expect(reader.retryMs()).toBe(2000);
    expect(reader.events.map(({ event }) => event)).toEqual([
      'status_update',
      'artifact_created',
      'checkpoint_created',
      'cost_updated',
      'status_update',
      'failed',
    ]);
    for (const { id, event, data } of reader.events) {
      videoEventSchema.parse({ type: event, sequence: Number(id), data: JSON.parse(data) });
    }
    expect(JSON.parse(reader.events.at(-1)!.data)).toMatchObject({ code: 'make_failed', detail: 'It failed.' });
  });

  it('goes on after the last event its reader has, by header or by query', async () => {
    const videoId = await api.studio.makeVideo();
    api.studio.finishPhase(videoId);
    const readers = [
      await read(videoId, { 'last-event-id': '2' }),
      await read(videoId, {}, '?since=2'),
      await read(videoId, {}, '?since=0'),
      await read(videoId, { 'last-event-id': '5' }),
    ];
    api.studio.emit(videoId, 'draft_changed');
    await eventually(() => {
      expect(readers.map(numbersOf)).toEqual([upTo(6, 3), upTo(6, 3), upTo(6), [6]]);
    });
  });

  it.each([['99'], ['other'], ['-1']])('begins anew for a reader whose last event, %s, is none of ours', async (id) => {
    const videoId = await api.studio.makeVideo();
    const reader = await read(videoId, { 'last-event-id': id });
    await eventually(() => expect(reader.events).toHaveLength(2));
    expect(reader.events).toMatchObject([{ event: 'reset' }, { event: 'status_update', id: '1' }]);
    api.studio.emit(videoId, 'draft_changed');
    await eventually(() => expect(reader.events).toHaveLength(3));
  });

  it('hears of events that nobody announced', async () => {
    const videoId = await api.studio.makeVideo();
    const reader = await read(videoId);
    api.studio.emit(videoId, 'draft_changed', {}, true);
    await eventually(() => expect(numbersOf(reader)).toEqual([1, 2]));
  });

  it('stays open and says so', async () => {
    const videoId = await api.studio.makeVideo();
    const reader = await read(videoId);
    await eventually(() => expect(reader.comments.length).toBeGreaterThan(2));
    expect(new Set(reader.comments)).toEqual(new Set(['ping']));
  });

  it('is closed to whoever may not read it any more, and when the video is deleted', async () => {
    const [one, two] = [await api.studio.makeVideo('bob'), await api.studio.makeVideo()];
    const [bob, ada] = [await read(one, { 'x-user': 'bob' }), await read(two)];
    api.shutOut.add('bob');
    await bob.ended;
    api.shutOut.delete('bob');
    await api.studio.videos.delete('ada', two);
    await ada.ended;
    expect((await api.request('GET', pathOf(two))).status).toBe(404);
  });

  it('is refused for another user’s video, and for a number that is none', async () => {
    const videoId = await api.studio.makeVideo();
    const foreign = await api.request('GET', pathOf(videoId), { headers: { 'x-user': 'eve' } });
    expect(await foreign.json()).toMatchObject({ status: 404 });
    expect((await api.request('GET', `${pathOf(videoId)}?since=x`)).status).toBe(422);
    expect((await api.request('HEAD', pathOf(videoId))).status).toBe(200);
  });
});

it('cut anywhere and taken up again, every stream has every event once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }), async (cuts) => {
      const videoId = await api.studio.makeVideo();
      const seen: number[] = [];
      for (const [index, count] of cuts.entries()) {
        const last = seen.at(-1);
        const reader = await read(videoId, last === undefined ? {} : { 'last-event-id': String(last) }, '?since=0');
        for (let event = 0; event < count; event += 1)
          api.studio.emit(videoId, 'artifact_created', {}, event % 2 === 0);
        const total = api.studio.records.videos.get(videoId)!.events.length;
        // The last reader waits for everything; the others are cut off with whatever has come.
        const awaited = index === cuts.length - 1 ? total : 0;
        await eventually(() => expect(Number(reader.events.at(-1)?.id ?? last ?? 0)).toBeGreaterThanOrEqual(awaited));
        reader.stop();
        await reader.ended;
        seen.push(...numbersOf(reader));
      }
      expect(seen).toEqual(upTo(api.studio.records.videos.get(videoId)!.events.length));
    }),
    { numRuns: 40 },
  );
});

it('reads events and computes the status once, however many watch', async () => {
  const videoId = await api.studio.makeVideo();
  let snapshots = 0;
  const { snapshot } = api.studio.videos;
  Object.assign(api.studio.videos, {
    snapshot: (...place: [string, string]) => ((snapshots += 1), snapshot(...place)),
  });
  try {
    const readers = await Promise.all(Array.from({ length: 100 }, () => read(videoId)));
    await eventually(() => expect(readers.every(({ events }) => events.length === 1)).toBe(true));
    expect(snapshots).toBe(1);
    const readBefore = api.studio.counts.after!;
    api.studio.emit(videoId, 'draft_changed');
    await eventually(() => expect(readers.every(({ events }) => events.length === 2)).toBe(true));
    expect(snapshots).toBe(2);
    // Once for the event, and once more to see that there is no other.
    expect(api.studio.counts.after! - readBefore).toBeLessThanOrEqual(2);
  } finally {
    Object.assign(api.studio.videos, { snapshot });
  }
});

describe('a reader that does not read', () => {
  /** Opens a stream on a bare socket and takes nothing from it. */
  async function openSleeper(videoId: string, since: number): Promise<Socket> {
    const { port } = api.server.server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined).pause();
    socket.write(`GET ${pathOf(videoId)}?since=${since} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    return socket;
  }

  it('is let go of, and its neighbours are served', async () => {
    const videoId = await api.studio.makeVideo();
    const record = api.studio.records.of('ada', videoId);
    // A large status, so that the system's own buffers are full soon.
    record.video = { ...record.video, title: 'x'.repeat(100_000) };
    const streams = async (): Promise<number> => {
      const metrics = await (await api.request('GET', '/metrics')).text();
      return Number(/^beatboard_event_streams (\d+)/m.exec(metrics)![1]);
    };
    await eventually(async () => expect(await streams()).toBe(0));
    const reader = await read(videoId);
    const sleeper = await openSleeper(videoId, 1);
    await eventually(async () => expect(await streams()).toBe(2));
    await eventually(async () => {
      api.studio.emit(videoId, 'draft_changed');
      expect(await streams()).toBe(1);
    });
    sleeper.destroy();
    const last = record.events.length;
    await eventually(() => expect(numbersOf(reader)).toEqual(upTo(last)));
  });
});

it('ends its streams politely when the server stops', async () => {
  const stopping = await openTestServer();
  const videoId = await stopping.studio.makeVideo();
  const reader = await readEvents(`${stopping.origin}${pathOf(videoId)}`);
  await eventually(() => expect(reader.events).toHaveLength(1));
  await stopping.close();
  await reader.ended;
  expect(stopping.faults).toEqual([]);
});
