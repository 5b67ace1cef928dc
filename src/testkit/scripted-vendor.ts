import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { startHttpOrigin } from './http-origin.ts';

/** One request as it arrived, with its whole body. */
export interface ScriptedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Answers one request, in whatever broken way the test wants. */
export type ScriptedAnswer = (request: ScriptedRequest, response: ServerResponse, raw: IncomingMessage) => unknown;

/** A provider on a real socket of this machine that says what a test has told it to. */
export interface ScriptedVendor {
  readonly origin: string;
  readonly requests: readonly ScriptedRequest[];
  /** Sets the answer of a route, such as `POST /v1/files`, query aside; what is not set answers 501. */
  on(route: string, answer: ScriptedAnswer): void;
  /** The requests that came to a route. */
  asked(route: string): readonly ScriptedRequest[];
  close(): Promise<void>;
}

const routeOf = ({ method, path }: ScriptedRequest): string => `${method} ${path.split('?', 1)[0]}`;

export async function startScriptedVendor(): Promise<ScriptedVendor> {
  const requests: ScriptedRequest[] = [];
  const answers = new Map<string, ScriptedAnswer>();
  const server = await startHttpOrigin(async (raw, response) => {
    const parts: Buffer[] = [];
    for await (const part of raw) parts.push(part as Buffer);
    const { method = '', url = '', headers } = raw;
    const request = { method, path: url, headers, body: Buffer.concat(parts) };
    requests.push(request);
    const answer = answers.get(routeOf(request)) ?? reply(501, { detail: `nothing is said about ${routeOf(request)}` });
    answer(request, response, raw);
  });
  return {
    origin: server.origin,
    requests,
    on: (route, answer) => void answers.set(route, answer),
    asked: (route) => requests.filter((request) => routeOf(request) === route),
    close: () => server.close(),
  };
}

/** An answer of JSON, or of text or bytes as they are. */
export function reply(status: number, body: unknown, headers: Record<string, string> = {}): ScriptedAnswer {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  return (_request, response) => {
    response.writeHead(status, { ...(isRaw ? {} : { 'content-type': 'application/json' }), ...headers });
    response.end(isRaw ? body : JSON.stringify(body));
  };
}

/** Takes the request and hangs up without a word. */
export const hangUp: ScriptedAnswer = (_request, _response, raw) => raw.socket.destroy();

/** Takes the request and never says anything: a connection that is half open. */
export const silence: ScriptedAnswer = () => undefined;
