import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';
import { admit, type Caller } from '../access.ts';
import type { LinkOffice } from '../media/links.ts';
import { originOf } from '../request-origin.ts';
import { RequestInvalidError } from '../request-invalid-error.ts';
import type { ServerContext } from '../server-dependencies.ts';
import { toWireStatus } from '../wire/video-status.ts';
import { openingBytes } from './event-frame.ts';
import type { EventHub } from './event-hub.ts';
import { createEventSink } from './event-sink.ts';

interface StreamPlaces {
  readonly context: ServerContext;
  readonly hub: EventHub;
  readonly links: LinkOffice;
}

interface StreamRoute {
  Params: { video_id: string };
  Querystring: { since?: string };
}

/** `GET /api/status/{video_id}/stream`: what happens to a video, as it happens, from any event on. */
export function registerEventStream(server: FastifyInstance, places: StreamPlaces): void {
  const { context, hub } = places;
  server.get<StreamRoute>('/api/status/:video_id/stream', async (request, reply) => {
    const caller = await admit(context.gate, request, reply, 'read');
    const { video_id: videoId } = request.params;
    const since = readSince(request);
    if (!(await context.studio.events.exists(caller.userId, videoId))) {
      throw new BeatboardError('not_found', `There is no video ${videoId}.`);
    }
    if (hub.size >= context.limits.streams) throw new BeatboardError('server_busy', 'Too many event streams are open.');
    reply
      .header('Content-Type', 'text/event-stream; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .header('X-Accel-Buffering', 'no');
    if (request.method === 'HEAD') return reply.send();
    await openStream(places, { request, reply, caller, videoId, since });
    return reply;
  });
}

interface Opening {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
  readonly videoId: string;
  readonly since: number | undefined;
}

async function openStream({ context, hub, links }: StreamPlaces, opening: Opening): Promise<void> {
  const { request, reply, caller, videoId, since } = opening;
  const { gate, limits, studio } = context;
  const origin = originOf(request, context);
  const ownLinks = links.linksFor(caller.userId, origin);
  reply.hijack();
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
  const sink = createEventSink(reply.raw, limits.streamBacklogBytes, () => hub.drop(sink));
  sink.push(openingBytes);
  try {
    await hub.serve({
      userId: caller.userId,
      videoId,
      statusKey: `${videoId} ${origin}`,
      readStatus: async () => toWireStatus(await studio.videos.snapshot(caller.userId, videoId), ownLinks),
      since,
      sink,
      mayStay: async () => {
        try {
          return (await admit(gate, request, reply, 'read')).userId === caller.userId;
        } catch (error) {
          // Only a clear refusal ends a stream.
          return !(error instanceof BeatboardError) || error.entry.kind !== 'input';
        }
      },
    });
  } catch (error) {
    // A video that is deleted meanwhile is no fault.
    const isFault = !(error instanceof BeatboardError) || error.entry.kind !== 'input';
    const route = request.routeOptions.url ?? '';
    if (isFault) context.recordFault({ error, requestId: request.id, method: request.method, route });
    sink.end();
  }
}

/** The last event a reader has: by its header, else by the query; NaN for a header that is no number of ours. */
function readSince(request: FastifyRequest<StreamRoute>): number | undefined {
  const header = request.headers['last-event-id'];
  if (header !== undefined && header !== '') return /^\d{1,12}$/.test(String(header)) ? Number(header) : Number.NaN;
  const { since } = request.query;
  if (since === undefined) return undefined;
  if (/^\d{1,12}$/.test(since)) return Number(since);
  throw new RequestInvalidError([{ pointer: 'since', message: 'Give the number of an event' }]);
}
