import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { OperationId, operations } from '#contract/operations.ts';
import type { ExpectedRevision } from '#pipeline/studio/studio.ts';
import type { Caller } from './access.ts';
import type { Links } from './media/links.ts';
import type { UploadedFile } from './uploads/read-form.ts';

type Operations = typeof operations;

type ParameterName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterName<Rest>
  : never;

type OutputOf<Id extends OperationId, Part extends 'body' | 'query'> = Operations[Id] extends {
  readonly [Name in Part]: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : undefined;

type FieldsOf<Id extends OperationId> = Operations[Id] extends {
  readonly form: { readonly fields: infer Fields extends z.ZodType };
}
  ? z.output<Fields>
  : undefined;

type ResponseOf<Id extends OperationId> = Operations[Id]['response'] extends infer Response extends z.ZodType
  ? z.input<Response>
  : undefined;

type AcceptedOf<Id extends OperationId> = Operations[Id] extends { readonly accepted: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : never;

/** A request that fits its operation, ready to be carried out. */
export interface Call<Id extends OperationId> {
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly parameters: Readonly<Record<ParameterName<Operations[Id]['path']>, string>>;
  readonly query: OutputOf<Id, 'query'>;
  readonly body: OutputOf<Id, 'body'>;
  readonly fields: FieldsOf<Id>;
  readonly files: readonly UploadedFile[];
  /** The same for the same user, operation and idempotency key; none without a key. */
  readonly command: { readonly commandId?: string };
  /** From `If-Match`. */
  readonly edit: { readonly expected?: ExpectedRevision };
  /** The caller would rather not wait for the result. */
  readonly respondAsync: boolean;
  /** Addresses of files for this caller. */
  readonly links: Links;
}

/** What an operation came to. */
export interface Answer<Body> {
  readonly body: Body;
  /** Default: the operation's. */
  readonly status?: number;
  /** The checkpoint's state now, for its entity tag. */
  readonly revision?: number | undefined;
  /** Where the thing that was made is found. */
  readonly location?: string;
}

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<ResponseOf<Id> | AcceptedOf<Id>>>;

/** A handler for each of these operations. */
export type Handlers<Id extends OperationId = OperationId> = { readonly [Each in Id]: Handler<Each> };
