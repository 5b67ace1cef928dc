import { BeatboardError } from '#domain/errors.ts';
import type { Connection } from './connection.ts';
import { readServerError } from './server-error.ts';

/** One request of HTTP. */
export interface HttpRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData | undefined;
}

/**
 * Sends a request once and gives its successful answer, body unread. This is the one place where the command line
 * reaches the network: it talks to the server its user named, and to where that server keeps files.
 * Throws a `ServerError` for an answer that is not a success, `server_unreachable` when there is none.
 */
export async function sendRequest(
  connection: Connection,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { method, path, headers, body } = request;
  const response = await fetch(`${connection.baseUrl}${path}`, {
    method,
    headers: {
      ...headers,
      'User-Agent': 'beatboard-cli',
      ...(connection.token !== undefined && { Authorization: `Bearer ${connection.token}` }),
    },
    signal,
    // A file may lie elsewhere; nothing else has a reason to send us on.
    redirect: method === 'GET' ? 'follow' : 'error',
    ...(body !== undefined && { body }),
  });
  if (!response.ok) throw await readServerError(response);
  return response;
}

/** What broke a request off: the caller's own wish as it is, anything about the connection as `server_unreachable`. */
export function toConnectionError(error: unknown, baseUrl: string, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof BeatboardError) return error;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new BeatboardError('server_unreachable', `The server at ${baseUrl} did not answer in time.`, {
      cause: error,
    });
  }
  if (!(error instanceof TypeError)) return error;
  const reason = reasonOf(error);
  return new BeatboardError('server_unreachable', `The server at ${baseUrl} cannot be reached: ${reason}.`, {
    cause: error,
  });
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer',
  UND_ERR_BODY_TIMEOUT: 'it stopped in the middle of its answer',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'names cannot be looked up now',
};

function reasonOf(error: TypeError): string {
  const cause: unknown = error.cause ?? error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? (cause instanceof Error && cause.message !== '' ? cause.message : code || error.message);
}
