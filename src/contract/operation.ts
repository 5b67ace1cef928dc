import type { z } from 'zod';

/** What a caller must be allowed to do; `public` operations ask nobody. */
export type OperationScope = 'public' | 'read' | 'write' | 'spend' | 'manage_keys';

/** One operation of the HTTP contract, as data: routes, OpenAPI, clients and tests are made from this table. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly scope: OperationScope;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a form: these text fields, and files under this name. */
  readonly form?: { readonly fields: z.ZodObject; readonly file: string; readonly many: boolean };
  readonly status: 200 | 201 | 202 | 204;
  /** Null where nothing comes back. */
  readonly response: z.ZodType | null;
  /** Takes `Idempotency-Key`. */
  readonly idempotent?: true;
  /** Takes `If-Match` and answers with `ETag`: edits of one checkpoint. */
  readonly conditional?: true;
  /** Asks what an edit would mean: refused with 409 as the edit would be. */
  readonly asksForEdit?: true;
  /** With `Prefer: respond-async` it answers 202 with this before it has ended. */
  readonly accepted?: z.ZodType;
}
