import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toProblem } from '#contract/problem.ts';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import { BeatboardError } from '#domain/errors.ts';

/** One request as the server understood it. */
export interface ApiRequest {
  /** `stream` and `content` are not in the table of operations. */
  readonly operationId: OperationId | 'stream' | 'content';
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** What a handler answers with: data of the contract, or this with a status or headers of its own. */
export class Reply {
  readonly data: unknown;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(data: unknown, options: { status?: number; headers?: Readonly<Record<string, string>> } = {}) {
    this.data = data;
    this.status = options.status;
    this.headers = options.headers ?? {};
  }
}

/** What goes wrong with one request: the connection breaks before or after the work, or something else answers. */
export type Fault =
  | 'cut'
  | 'cut-after'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly text?: string };

/** The server's end of an event stream. */
export interface StreamEnd {
  send(event: { readonly id?: number; readonly type: string; readonly data: unknown }): void;
  raw(text: string): void;
  end(): void;
  cut(): void;
}

type Handler = (request: ApiRequest) => unknown;

/** A file of `/api/artifacts/{id}/content`. */
interface Content {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

const routes: readonly { readonly id: ApiRequest['operationId']; readonly method: string; readonly path: string }[] = [
  { id: 'stream', method: 'GET', path: '/api/status/{video_id}/stream' },
  { id: 'content', method: 'GET', path: '/api/artifacts/{artifact_id}/content' },
  ...Object.entries<Operation>(operations)
    .map(([id, { method, path }]) => ({ id: id as OperationId, method, path }))
    // Fixed paths go before those with a parameter in the same place.
    .toSorted((one, other) => one.path.split('{').length - other.path.split('{').length),
];

/**
 * A real HTTP server that answers as the contract says: what comes in and what goes out is checked against the table
 * of operations, and what has no handler is not found. Faults hit one request after the other.
 */
export class ScriptedApi {
  readonly requests: ApiRequest[] = [];
  readonly faults: Fault[] = [];
  readonly content = new Map<string, Content>();
  /** Each download sends only so many bytes of what was asked for before the connection breaks. */
  readonly contentCuts: number[] = [];
  onStream: (request: ApiRequest, out: StreamEnd) => void = (_request, out) => out.end();
  readonly #handlers = new Map<OperationId, Handler>();
  readonly #server = createServer((request, response) => void this.#handle(request, response));

  /** The base URL once it listens. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  on(operationId: OperationId, handler: Handler): this {
    this.#handlers.set(operationId, handler);
    return this;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The requests of one operation, in their order. */
  of(operationId: ApiRequest['operationId']): ApiRequest[] {
    return this.requests.filter((request) => request.operationId === operationId);
  }

  async #handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = await readRequest(incoming);
      this.requests.push(request);
      const fault = this.faults.shift();
      if (fault === 'cut') return void incoming.socket.destroy();
      if (typeof fault === 'object') return void response.writeHead(fault.status, fault.headers).end(fault.text ?? '');
      if (request.operationId === 'stream') return this.#stream(request, response);
      if (request.operationId === 'content') return this.#send(request, response);
      const operation: Operation = operations[request.operationId];
      const answer = await this.#answer(request, operation);
      if (fault === 'cut-after') return void incoming.socket.destroy();
      writeAnswer(response, operation, answer);
    } catch (error) {
      const problem = toProblem(error);
      if (!response.headersSent) response.writeHead(problem.status, { 'Content-Type': 'application/problem+json' });
      response.end(JSON.stringify(problem));
    }
  }

  async #answer(request: ApiRequest, operation: Operation): Promise<Reply> {
    const handler = this.#handlers.get(request.operationId as OperationId);
    if (!handler) throw new BeatboardError('not_found', `There is no answer for ${request.operationId}.`);
    const body = operation.body?.safeParse(request.body) ?? operation.form?.fields.safeParse(request.body);
    const query = (operation.query ?? undefined)?.safeParse(request.query);
    const fault = [body, query].find((parsed) => parsed?.success === false)?.error;
    if (fault) throw new BeatboardError('option_invalid', `${request.operationId}: ${fault.message}`);
    const answer: unknown = await handler(request);
    return answer instanceof Reply ? answer : new Reply(answer);
  }

  #stream(request: ApiRequest, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
    this.onStream(request, {
      send: ({ id, type, data }) =>
        void response.write(
          `${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`,
        ),
      raw: (text) => void response.write(text),
      end: () => void response.end(),
      cut: () => void response.socket?.destroySoon(),
    });
  }

  #send({ params, headers }: ApiRequest, response: ServerResponse): void {
    const content = this.content.get(params.artifact_id ?? '');
    if (!content) throw new BeatboardError('artifact_missing', 'The file is not there.');
    const { bytes, mediaType } = content;
    const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    if (start >= bytes.length && start > 0) return void response.writeHead(416).end();
    const rest = bytes.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      'Content-Type': mediaType,
      'Content-Length': rest.length,
      ...(start > 0 && { 'Content-Range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
    });
    const cutAt = this.contentCuts.shift();
    if (cutAt === undefined) response.end(rest);
    else response.write(rest.subarray(0, cutAt), () => response.socket?.destroySoon());
  }
}

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const found = findRoute(incoming.method ?? '', url.pathname);
  const { body, files } = await readBody(Buffer.concat(chunks), headers['content-type'] ?? '');
  return { ...found, query: Object.fromEntries(url.searchParams), headers, body, files };
}

function findRoute(method: string, path: string): Pick<ApiRequest, 'operationId' | 'params'> {
  for (const route of routes) {
    const pattern = new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const match = route.method === method ? pattern.exec(path) : null;
    if (!match) continue;
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { operationId: route.id, params: Object.fromEntries(params) as Record<string, string> };
  }
  throw new BeatboardError('not_found', `There is no ${method} ${path}.`);
}

async function readBody(bytes: Buffer, contentType: string): Promise<Pick<ApiRequest, 'body' | 'files'>> {
  if (contentType.startsWith('application/json')) return { body: JSON.parse(bytes.toString('utf8')), files: [] };
  if (!contentType.startsWith('multipart/form-data')) return { body: undefined, files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } }).formData();
  const body: Record<string, unknown> = {};
  const files: { name: string; text: string }[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') body[name] = value;
    else files.push({ name: `${name}:${value.name}`, text: await value.text() });
  }
  return { body, files };
}

function writeAnswer(response: ServerResponse, operation: Operation, { data, status, headers }: Reply): void {
  const code = status ?? operation.status;
  const schema = code === 202 && operation.accepted ? operation.accepted : operation.response;
  const text = schema ? JSON.stringify(schema.parse(data)) : '';
  response.writeHead(code, { ...(schema && { 'Content-Type': 'application/json' }), ...headers }).end(text);
}
