import type { IncomingHttpHeaders } from 'node:http';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { BookEntry, Correlation } from '../billing-book.ts';
import type { FaultPlan } from '../faults/fault-desk.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { Refusal, Reply } from './reply.ts';

/** A request as routes see it. */
export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  /** The parts of the path that a route names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Who asks; empty where no key is needed. */
  readonly key: string;
  /** JSON body, or the text fields of a form; null without one. */
  readonly body: JsonValue;
  /** The fields of a multipart form, files included. */
  readonly form: FormData | null;
}

/** One request on its way through a route. */
export interface Exchange {
  readonly request: SimulatedRequest;
  /** Index in the journal. */
  readonly index: number;
  readonly faults: FaultPlan;
  /** Takes the request in: from here on it is charged. */
  accept(order: AcceptedOrder): BookEntry;
  /** Resolves when it is taken in. */
  readonly accepted: Promise<void>;
}

export interface AcceptedOrder {
  readonly model: string;
  readonly amountMicroUsd: MicroUsd;
  readonly input: JsonValue;
  readonly correlation?: Partial<Correlation>;
}

export interface Route {
  /** For example `predictions.create`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Under the vendor's prefix; `{name}` stands for one part. */
  readonly path: string;
  /** Whether a call costs. */
  readonly isCreate?: boolean;
  /** Whether a key is asked for. Default: as the vendor does. */
  readonly isOpen?: boolean;
  /** JSON Schema of the body; a form is judged by its text fields. */
  readonly body?: object;
  /** JSON Schema of the answers with 2xx and a JSON body. */
  readonly reply?: object;
  /** The vendor's name of the model that is asked for. */
  readonly modelOf?: (request: SimulatedRequest) => string | null;
  readonly handle: (exchange: Exchange) => Promise<Reply> | Reply;
}

/** A vendor as the server runs it. */
export interface SimulatedVendor {
  readonly provider: string;
  /** For example `/replicate/v1`. */
  readonly prefix: string;
  /** The key that a request carries; undefined for none. */
  readonly keyOf: (headers: IncomingHttpHeaders) => string | undefined;
  readonly needsKey: boolean;
  /** A refusal in this vendor's words. */
  readonly refuse: (refusal: Refusal) => Reply;
  readonly routes: readonly Route[];
}

/** The key of `Authorization: Bearer`. */
export function bearerKey({ authorization }: IncomingHttpHeaders): string | undefined {
  return /^(?:Bearer|Token)\s+(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** The parts a path names, or undefined when it is another path. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index]!);
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== value : value === '') return undefined;
    if (name !== undefined) params[name] = value;
  }
  return params;
}
