import type { z } from 'zod';
import type { Artifact } from './artifact.ts';
import type { OperationId, operations } from './operations.ts';
import type { VideoEvent } from './video-event.ts';

type Operations = typeof operations;

/** The names in braces of a path. */
type ParameterName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterName<Rest>
  : never;

type ParamsOf<Id extends OperationId> = [ParameterName<Operations[Id]['path']>] extends [never]
  ? unknown
  : { readonly params: Readonly<Record<ParameterName<Operations[Id]['path']>, string>> };

type QueryOf<Id extends OperationId> = Operations[Id] extends { readonly query: infer Query extends z.ZodType }
  ? Partial<z.input<Query>> extends z.input<Query>
    ? { readonly query?: z.input<Query> }
    : { readonly query: z.input<Query> }
  : unknown;

type BodyOf<Id extends OperationId> = Operations[Id] extends { readonly body: infer Body extends z.ZodType }
  ? { readonly body: z.input<Body> }
  : unknown;

type FormOf<Id extends OperationId> = Operations[Id] extends {
  readonly form: { readonly fields: infer Fields extends z.ZodType };
}
  ? { readonly fields: z.input<Fields>; readonly filePaths: readonly string[] }
  : unknown;

/** A key of the caller's own; left out, every call gets a new one, which its repetitions share. */
type KeyOf<Id extends OperationId> = Operations[Id] extends { readonly idempotent: true }
  ? { readonly idempotencyKey?: string }
  : unknown;

type IfMatchOf<Id extends OperationId> = Operations[Id] extends { readonly conditional: true }
  ? { readonly ifMatch?: string | undefined }
  : unknown;

type PreferOf<Id extends OperationId> = Operations[Id] extends { readonly accepted: z.ZodType }
  ? { readonly preferAsync?: boolean }
  : unknown;

/** What an operation is called with, as the table of operations says. */
export type CallInput<Id extends OperationId> = ParamsOf<Id> &
  QueryOf<Id> &
  BodyOf<Id> &
  FormOf<Id> &
  KeyOf<Id> &
  IfMatchOf<Id> &
  PreferOf<Id> & {
    readonly signal?: AbortSignal;
    /** Limit of one attempt. Default: half a minute; ten for files. */
    readonly timeoutMs?: number;
  };

type ResponseOf<Id extends OperationId> = Operations[Id]['response'] extends infer Response extends z.ZodType
  ? z.output<Response>
  : undefined;

type AcceptedOf<Id extends OperationId, Input> = Operations[Id] extends {
  readonly accepted: infer Accepted extends z.ZodType;
}
  ? Input extends { readonly preferAsync: boolean }
    ? z.output<Accepted>
    : never
  : never;

/** A successful answer. */
export interface Answer<Data> {
  readonly data: Data;
  /** The entity tag of what was read or changed; null where there is none. */
  readonly etag: string | null;
}

/** What commands can ask of a server, wherever it runs. Errors are `BeatboardError`s, the server's own among them. */
export interface StudioClient {
  /**
   * Carries out one operation. Reading, and whatever carries an idempotency key, is tried again when the connection
   * breaks or the server is busy; nothing else is.
   */
  call<Id extends OperationId, Input extends CallInput<Id>>(
    operationId: Id,
    input: Input & CallInput<Id>,
  ): Promise<Answer<ResponseOf<Id> | AcceptedOf<Id, Input>>>;
  /**
   * Events after a number, those of the past first, none missed and none doubled over lost connections. Ends when the
   * video has nothing more to tell or `signal` is aborted.
   */
  events(videoId: string, afterSequence: number, signal: AbortSignal): AsyncIterable<VideoEvent>;
  /** Writes an artifact's bytes to a file, whole and checked or not at all, replacing what is there. */
  download(
    artifact: Pick<Artifact, 'artifact_id' | 'slot' | 'sha256'>,
    filePath: string,
    signal?: AbortSignal,
  ): Promise<{ readonly mediaType: string | null }>;
}
