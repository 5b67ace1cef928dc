import { randomUUID } from 'node:crypto';
import type { Operation } from '#contract/operation.ts';
import type { Answer, StudioClient } from '#contract/studio-client.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';
import { buildRequest, operationOf, type CallParts } from './build-request.ts';
import { createConnection, type Connection, type ConnectionOptions } from './connection.ts';
import { downloadFile } from './download-file.ts';
import { followEvents } from './event-stream.ts';
import { sendRequest, toConnectionError } from './send-request.ts';
import { withRetries } from './with-retries.ts';

const timeoutsMs = { call: 30_000, files: 600_000 } as const;

interface Call extends CallParts {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** A client of a Beatboard server at an address such as `http://127.0.0.1:4870`. Throws `option_invalid`. */
export function createHttpClient(options: ConnectionOptions): StudioClient {
  const connection = createConnection(options);
  // The types of the contract are those of the table; what comes over the wire is checked against the same table.
  const call = ((operationId, input) => carryOut(connection, operationOf(operationId), input)) as StudioClient['call'];
  const status = async (videoId: string, signal: AbortSignal): Promise<VideoStatus> =>
    (await call('getStatus', { params: { video_id: videoId }, signal })).data;
  return {
    call,
    events: (videoId, afterSequence, signal) =>
      followEvents(connection, { videoId, afterSequence, signal, status: () => status(videoId, signal) }),
    download: (artifact, filePath, signal) => downloadFile(connection, artifact, filePath, signal),
  };
}

async function carryOut(connection: Connection, operation: Operation, call: Call): Promise<Answer<unknown>> {
  // Made before the first attempt and shared by all: a repetition is never a second order.
  const key = operation.idempotent ? (call.idempotencyKey ?? randomUUID()) : undefined;
  const parts: CallParts = { ...call, ...(key !== undefined && { idempotencyKey: key }) };
  const attempt = (): Promise<Answer<unknown>> => tryOnce(connection, operation, parts, call);
  const mayRepeat = operation.method === 'GET' || key !== undefined;
  return mayRepeat ? withRetries(attempt, connection, call.signal) : attempt();
}

async function tryOnce(
  connection: Connection,
  operation: Operation,
  parts: CallParts,
  { signal, timeoutMs }: Call,
): Promise<Answer<unknown>> {
  signal?.throwIfAborted();
  const request = await buildRequest(operation, parts);
  const limit = AbortSignal.timeout(timeoutMs ?? (operation.form ? timeoutsMs.files : timeoutsMs.call));
  try {
    const response = await sendRequest(connection, request, signal ? AbortSignal.any([signal, limit]) : limit);
    return { data: readData(await response.text(), response.status, operation), etag: response.headers.get('ETag') };
  } catch (error) {
    throw toConnectionError(error, connection.baseUrl, signal);
  }
}

/** The answer's body, checked. Throws `server_answer_invalid`. */
function readData(text: string, status: number, operation: Operation): unknown {
  const schema = status === 202 && operation.status !== 202 ? operation.accepted : operation.response;
  if (!schema) return undefined;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new BeatboardError('server_answer_invalid', 'The server answered with something else than JSON.', {
      cause: error,
    });
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new BeatboardError(
    'server_answer_invalid',
    `The server's answer is not as agreed: ${place === '' ? 'it' : `"${place}"`} ${issue?.message ?? 'is wrong'}.`,
    { cause: parsed.error },
  );
}
