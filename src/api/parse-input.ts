import type { z } from 'zod';
import { RequestInvalidError, type RequestIssue } from './request-invalid-error.ts';

/** The value as the schema gives it. Throws `request_invalid` with every fault; pointers begin with `prefix`. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown, prefix = '/'): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new RequestInvalidError(result.error.issues.flatMap((issue) => toIssues(issue, prefix)));
}

function toIssues(issue: z.core.$ZodIssue, prefix: string): RequestIssue[] {
  const places = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  const message = issue.code === 'unrecognized_keys' ? 'There is no such field' : withoutStop(issue.message);
  return places.map((path) => ({ pointer: toPointer(path, prefix), message }));
}

function toPointer(path: readonly PropertyKey[], prefix: string): string {
  const parts = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  return parts.length === 0 ? '' : `${prefix}${parts.join('/')}`;
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, '');
}
