import { openAsBlob } from 'node:fs';
import path from 'node:path';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import type { HttpRequest } from './send-request.ts';

/** The parts of a call, whichever operation it is for. */
export interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly filePaths?: readonly string[];
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly preferAsync?: boolean;
}

/** An operation of the table, whichever it is. */
export function operationOf(operationId: OperationId): Operation {
  return operations[operationId];
}

/** The HTTP request of a call. Files are opened but not read: their bytes flow while they are sent. */
export async function buildRequest(operation: Operation, parts: CallParts): Promise<HttpRequest> {
  const { body, idempotencyKey, ifMatch, preferAsync = false } = parts;
  const form = operation.form === undefined ? undefined : await buildForm(operation.form.file, parts);
  return {
    method: operation.method,
    path: fillPath(operation.path, parts.params ?? {}) + queryOf(parts.query ?? {}),
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
      ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
      ...(preferAsync && { Prefer: 'respond-async' }),
    },
    body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
  };
}

function fillPath(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

async function buildForm(fileField: string, { fields = {}, filePaths = [] }: CallParts): Promise<FormData> {
  const form = new FormData();
  // Fields come first, so that a server knows what a file is for when it arrives.
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const filePath of filePaths) form.append(fileField, await openAsBlob(filePath), path.basename(filePath));
  return form;
}
