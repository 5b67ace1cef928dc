import type { CallInput } from '#contract/studio-client.ts';
import type { OperationId, operations } from '#contract/operations.ts';
import type { Problem } from '#contract/problem.ts';
import type { z } from 'zod';
import { apiRoutes } from './api-routes.ts';
import { tokenHeaders } from './api-token.ts';
import { ProblemError } from './problem-error.ts';

type Operations = typeof operations;

/** What an operation is called with: as the contract says, with files as the browser has them. */
export type RequestInput<Id extends OperationId> = Omit<CallInput<Id>, 'filePaths' | 'timeoutMs'> &
  (Operations[Id] extends { readonly form: unknown } ? { readonly files: readonly File[] } : unknown);

type DataOf<Id extends OperationId> = Operations[Id]['response'] extends infer Response extends z.ZodType
  ? z.output<Response>
  : undefined;

/** A successful answer, with the entity tag of what was read or changed; null where there is none. */
export interface Answer<Data> {
  readonly data: Data;
  readonly etag: string | null;
}

/** The parts of a call, whichever operation it is for. */
interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly files?: readonly File[];
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly preferAsync?: boolean;
  readonly signal?: AbortSignal;
}

const fileFields: Partial<Record<OperationId, string>> = { upload: 'files', uploadImage: 'image' };
const keyedMethods: ReadonlySet<string> = new Set(['POST']);
const triesMaximum = 3;
/** Edits this small are carried out even when the page goes away; browsers allow 64 kB. */
const keptAliveMaximum = 30_000;

/**
 * Carries out one operation of the API. A connection that breaks is tried again under the same idempotency key, so
 * nothing happens twice. Throws `ProblemError` with the server's own words.
 */
export async function request<Id extends OperationId>(
  operationId: Id,
  input: RequestInput<Id>,
): Promise<Answer<DataOf<Id>>> {
  const parts = input as Parts;
  const [method, template] = apiRoutes[operationId as keyof typeof apiRoutes].split(' ') as [string, string];
  const address = fillPath(template, parts.params ?? {}) + queryOf(parts.query ?? {});
  const body = bodyOf(operationId, parts) ?? null;
  const init: RequestInit = {
    method,
    headers: headersOf(method, parts),
    body,
    keepalive: method === 'PATCH' && typeof body === 'string' && body.length < keptAliveMaximum,
    ...(parts.signal && { signal: parts.signal }),
  };
  const response = await send(address, init, method === 'GET' || keyedMethods.has(method));
  if (!response.ok) throw await toProblemError(response);
  const data = response.status === 204 ? undefined : await response.json();
  return { data: data as DataOf<Id>, etag: response.headers.get('ETag') };
}

/** Reads a file that holds JSON from an address that the server gave. */
export async function readJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await send(address, { signal }, true);
  if (!response.ok) throw await toProblemError(response);
  return response.json();
}

async function send(address: string, init: RequestInit, isRepeatable: boolean): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetch(address, init);
    } catch (error) {
      if (!(error instanceof TypeError) || !isRepeatable || tries >= triesMaximum) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300 * tries));
    }
  }
}

function headersOf(method: string, { body, idempotencyKey, ifMatch, preferAsync }: Parts): Record<string, string> {
  return {
    Accept: 'application/json, application/problem+json',
    ...tokenHeaders(),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(keyedMethods.has(method) && { 'Idempotency-Key': idempotencyKey ?? newKey() }),
    ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
    ...(preferAsync && { Prefer: 'respond-async' }),
  };
}

function bodyOf(operationId: OperationId, { body, fields = {}, files }: Parts): FormData | string | undefined {
  if (files === undefined) return body === undefined ? undefined : JSON.stringify(body);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const file of files) form.append(fileFields[operationId] ?? 'files', file, file.name);
  return form;
}

/** A key under which one action of the user is carried out at most once. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fillPath(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

/** The error of an answer that is not a success; one without a problem document gets one from its status. */
export async function toProblemError(response: Response): Promise<ProblemError> {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(seconds) ? seconds : null;
  const isProblem = response.headers.get('Content-Type')?.includes('problem+json') ?? false;
  if (isProblem) return new ProblemError((await response.json()) as Problem, retryAfterSeconds);
  return new ProblemError(
    {
      type: 'about:blank',
      title: response.statusText,
      status: response.status,
      detail: `The server answered with ${response.status}.`,
      code: 'server_answer_invalid',
      retryable: response.status >= 500,
      next: 'Try again; if it stays so, look at what the server wrote.',
    },
    retryAfterSeconds,
  );
}

/** Whether the server answers at all, whatever it says. */
export async function isServerThere(): Promise<boolean> {
  return fetch('/health', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}
