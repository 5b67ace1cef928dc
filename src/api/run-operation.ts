import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import type { Caller } from './access.ts';
import { fromIfMatch, toEntityTag } from './entity-tag.ts';
import type { IdempotencyAddress, RenderedAnswer } from './idempotency-desk.ts';
import type { LinkOffice } from './media/links.ts';
import type { Answer, Call, Handlers } from './operation-call.ts';
import { parseInput } from './parse-input.ts';
import { RequestInvalidError } from './request-invalid-error.ts';
import { originOf } from './request-origin.ts';
import { commandIdOf, runOnce, type OnceAnswer } from './run-once.ts';
import type { ServerContext } from './server-dependencies.ts';
import { assertStorable } from './storable-text.ts';
import { readForm, type ReceivedForm, type UploadedFile } from './uploads/read-form.ts';

/** What carries out operations. */
export interface OperationDesk {
  readonly context: ServerContext;
  readonly handlers: Handlers;
  readonly links: LinkOffice;
}

/** A request's parts, checked against its operation. */
interface Input {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
  readonly fields: unknown;
  readonly files: readonly UploadedFile[];
}

/** Carries out one operation for a caller who may: reads, checks, does it once, answers. */
export async function runOperation(
  desk: OperationDesk,
  id: OperationId,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const operation: Operation = operations[id];
  const form = operation.form === undefined ? undefined : await receiveForm(operation.form, request, desk.context);
  let answer: OnceAnswer;
  try {
    const input = readInput(operation, request, form);
    const address = addressOf(operation, id, caller, request);
    const carryOut = (): Promise<RenderedAnswer> => handle(desk, id, callOf(desk, caller, request, input, address));
    const once = { address, bodyHash: hashInput(input), renewMs: desk.context.limits.renewMs };
    answer = await runOnce(desk.context.idempotency, once, carryOut);
  } finally {
    await form?.remove();
  }
  if (answer.replayed) reply.header('Idempotency-Replayed', 'true');
  return send(reply, answer.answer);
}

function receiveForm(
  shape: NonNullable<Operation['form']>,
  request: FastifyRequest,
  { uploadFolder, limits }: ServerContext,
): Promise<ReceivedForm> {
  return readForm(request, shape, { folder: path.join(uploadFolder, 'forms'), fileBytes: limits.fileBytes });
}

function readInput(operation: Operation, request: FastifyRequest, form: ReceivedForm | undefined): Input {
  const parameters = request.params as Record<string, string>;
  const query = { ...(request.query as Record<string, unknown>) };
  for (const part of [parameters, query, request.body, form?.fields]) assertStorable(part);
  if (operation.query === undefined) refuseAny(query, '');
  if (operation.body === undefined && form === undefined) refuseAny(request.body ?? {}, '/');
  return {
    parameters,
    query: operation.query === undefined ? undefined : parseInput(operation.query, query, ''),
    body: operation.body === undefined ? undefined : parseInput(operation.body, request.body),
    fields: operation.form === undefined ? undefined : parseInput(operation.form.fields, form?.fields),
    files: form?.files ?? [],
  };
}

function refuseAny(value: unknown, prefix: string): void {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [''];
  if (names.length === 0) return;
  throw new RequestInvalidError(
    names.map((name) => ({ pointer: `${prefix}${name}`, message: 'There is no such field' })),
  );
}

const keyPattern = /^[\x21-\x7e]{1,255}$/;

function addressOf(
  operation: Operation,
  id: OperationId,
  caller: Caller,
  request: FastifyRequest,
): IdempotencyAddress | undefined {
  const key = request.headers['idempotency-key'];
  if (operation.idempotent !== true || key === undefined) return undefined;
  if (typeof key === 'string' && keyPattern.test(key)) return { userId: caller.userId, operation: id, key };
  const message = 'Give one key of 1 to 255 visible ASCII characters';
  throw new RequestInvalidError([{ pointer: 'Idempotency-Key', message }]);
}

function hashInput({ parameters, query, body, fields, files }: Input): string {
  const hashes = files.map(({ name, sha256 }) => [name, sha256]);
  const value = [parameters, query ?? null, body ?? null, fields ?? null, hashes];
  return createHash('sha256')
    .update(canonicalJson(value as JsonValue))
    .digest('hex');
}

function callOf(
  desk: OperationDesk,
  caller: Caller,
  request: FastifyRequest,
  input: Input,
  address: IdempotencyAddress | undefined,
): Call<OperationId> {
  const expected = fromIfMatch(request.headers['if-match']);
  const prefer = request.headers.prefer;
  const call = {
    ...input,
    caller,
    request,
    command: address === undefined ? {} : { commandId: commandIdOf(address) },
    edit: expected === undefined ? {} : { expected },
    respondAsync: /(?:^|[,\s])respond-async(?:$|[,;\s])/i.test(String(prefer ?? '')),
    links: desk.links.linksFor(caller.userId, originOf(request, desk.context)),
  };
  // `readInput` has checked each part against the schemas that the types are made from.
  return call as unknown as Call<OperationId>;
}

async function handle(desk: OperationDesk, id: OperationId, call: Call<OperationId>): Promise<RenderedAnswer> {
  const handler = desk.handlers[id] as (call: Call<OperationId>) => Promise<Answer<unknown>>;
  const { body, status = operations[id].status, revision, location } = await handler(call);
  const headers = {
    ...(revision !== undefined && { etag: toEntityTag(revision) }),
    ...(location !== undefined && { location }),
    ...nextPageOf(body, call.request),
  };
  return { status, headers, body: body === undefined ? null : JSON.stringify(body) };
}

/** Lists name their next page in a header too. */
function nextPageOf(body: unknown, request: FastifyRequest): { link?: string } {
  const { next_cursor: cursor } = (body ?? {}) as { next_cursor?: unknown };
  if (typeof cursor !== 'string') return {};
  const url = new URL(request.url, 'http://localhost');
  url.searchParams.set('cursor', cursor);
  return { link: `<${url.pathname}${url.search}>; rel="next"` };
}

function send(reply: FastifyReply, { status, headers, body }: RenderedAnswer): FastifyReply {
  reply.code(status).headers(headers).header('Cache-Control', 'no-store');
  return body === null ? reply.send() : reply.header('Content-Type', 'application/json; charset=utf-8').send(body);
}
