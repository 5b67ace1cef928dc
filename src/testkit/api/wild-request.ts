import fc, { type Arbitrary } from 'fast-check';
import type { ApiDocument, ApiOperation, ApiParameter } from './api-document.ts';
import { buildRequest, type Values } from './operation-request.ts';
import { absurd, nearlyValid, strained, valid, type JsonText } from './schema-arbitrary.ts';
import type { Sent } from './send.ts';

/** A request and the id of the operation it means to be of. */
export interface WildRequest {
  readonly id: string;
  readonly request: Sent;
}

/**
 * Requests of every operation: valid, nearly valid and absurd, in parameters, headers, bodies and what wraps them. Those
 * that delete take what is `spare`, so that there is something left for the others.
 */
export function wildRequests(document: ApiDocument, owner: Values, spare: Values): Arbitrary<WildRequest> {
  const known = Object.values(owner).filter((value): value is string => typeof value === 'string');
  const requests = document.operations.map((operation) =>
    requestsOf(document, operation, operation.method === 'DELETE' ? { ...spare, key: owner.key } : owner, known),
  );
  return fc.oneof(...requests);
}

function requestsOf(
  document: ApiDocument,
  operation: ApiOperation,
  owner: Values,
  known: readonly string[],
): Arbitrary<WildRequest> {
  const good = buildRequest(document, operation, owner);
  const inPlace = (place: ApiParameter['in']) => operation.parameters.filter(({ in: at }) => at === place);
  const values = inPlace('path').map(({ name }) => {
    return fc
      .oneof({ weight: 4, arbitrary: fc.constant(String(owner[name])) }, { weight: 1, arbitrary: word(known) })
      .map((value) => [name, value] as const);
  });
  const query = inPlace('query').map((parameter) => queryPart(document, parameter, owner, known));
  return fc
    .record({
      path: fc.tuple(...values).map((pairs) => fillPath(operation.path, Object.fromEntries(pairs))),
      query: fc.tuple(fc.tuple(...query), oddQuery).map(([parts, odd]) => [...parts.flat(), ...odd].join('&')),
      headers: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddHeaders(operation) }),
      body: bodies(document, operation, good, known),
      key: fc.constant(owner.key as string),
    })
    .map(({ path, query: search, headers, body, key }) => ({
      id: operation.id,
      request: {
        method: good.method,
        path: search === '' ? path : `${path}?${search}`,
        headers: { 'x-api-key': key, ...good.headers, ...body.headers, ...headers },
        ...(body.bytes !== undefined && { body: body.bytes }),
      },
    }));
}

interface Wrapped {
  readonly bytes?: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Bodies fit, nearly fit, are absurd, or are wrapped in what they are not. */
function bodies(
  document: ApiDocument,
  operation: ApiOperation,
  good: Sent,
  known: readonly string[],
): Arbitrary<Wrapped> {
  const { body } = operation;
  const as = (bytes: JsonText | Uint8Array, type: string): Wrapped => ({ bytes, headers: { 'content-type': type } });
  const stray = fc.oneof(
    { weight: 6, arbitrary: fc.constant<Wrapped>({ headers: {} }) },
    { weight: 1, arbitrary: absurd(known).map((text) => as(text, 'application/json')) },
  );
  if (body === undefined) return good.method === 'GET' || good.method === 'HEAD' ? fc.constant({ headers: {} }) : stray;
  const untouched = fc.constant<Wrapped>({ ...(good.body !== undefined && { bytes: good.body }), headers: {} });
  const types = [
    'text/plain',
    'application/json; charset=utf-16',
    'application/xml',
    'multipart/form-data',
    'x',
    'application/json;;',
    '',
  ];
  const mislabelled = fc.constantFrom(...types).map((type): Wrapped => ({
    ...(good.body !== undefined && { bytes: good.body }),
    headers: { 'content-type': type },
  }));
  const broken = fc.nat(100).map((share): Wrapped => {
    const bytes = Buffer.from(good.body ?? '');
    return { bytes: bytes.subarray(0, Math.floor((bytes.length * share) / 100)), headers: {} };
  });
  const noise = fc.uint8Array({ maxLength: 300 }).map((bytes): Wrapped => ({ bytes, headers: {} }));
  // Files that are whole are read to their end, which takes longest.
  if (body.type !== 'application/json') {
    return fc.oneof(
      { weight: 1, arbitrary: untouched },
      { weight: 9, arbitrary: fc.oneof(mislabelled, broken, noise) },
    );
  }
  const json = (arbitrary: Arbitrary<JsonText>) => arbitrary.map((text) => as(text, 'application/json'));
  return fc.oneof(
    { weight: 1, arbitrary: untouched },
    { weight: 5, arbitrary: json(strained(document, body.schema, String(good.body), known)) },
    { weight: 3, arbitrary: json(valid(document, body.schema, known)) },
    { weight: 6, arbitrary: json(nearlyValid(document, body.schema, known)) },
    { weight: 3, arbitrary: json(absurd(known)) },
    { weight: 1, arbitrary: mislabelled },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: noise },
  );
}

/** A word for an address: a real one of another kind, or odd. Never empty, which would be another address. */
function word(known: readonly string[]): Arbitrary<string> {
  const odd = [
    '..%2f..%2fetc',
    '%00',
    '__proto__',
    'a'.repeat(300),
    'a'.repeat(5000),
    '🎬',
    "'",
    '%',
    '%E0%A4%A',
    ' ',
    'null',
    '-1',
  ];
  return fc.oneof(
    fc.constantFrom(...known.filter((value) => value !== '')),
    fc.constantFrom(...odd),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map((text) => text.toWellFormed()),
  );
}

/** Escaped, but for what is meant to be escaped wrongly. */
const escaped = (text: string): string => (/^%|%2f/.test(text) ? text : encodeURIComponent(text));

function fillPath(path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = escaped(values[name] ?? '');
    // Dots alone would be taken for a way through folders.
    return /^\.{1,2}$/.test(value) ? 'dots' : value;
  });
}

function queryPart(
  document: ApiDocument,
  { name, schema, required }: ApiParameter,
  owner: Values,
  known: readonly string[],
) {
  const plain = (text: JsonText): string => {
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'string' ? value.toWellFormed() : text.slice(0, 200);
    } catch {
      return text.toWellFormed().slice(0, 200);
    }
  };
  const some = fc.oneof(
    ...(name in owner ? [fc.constant(String(owner[name]))] : []),
    valid(document, schema, known).map(plain),
    absurd(known).map(plain),
  );
  const part = some.map((value) => [`${name}=${encodeURIComponent(value)}`]);
  return fc.oneof(
    {
      weight: required === true ? 1 : 3,
      arbitrary: fc.constant<string[]>(required === true && name in owner ? [`${name}=${String(owner[name])}`] : []),
    },
    { weight: 2, arbitrary: part },
  );
}

const oddQuery = fc.oneof(
  { weight: 8, arbitrary: fc.constant<string[]>([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ['unheard_of=1'],
      ['limit=1', 'limit=2'],
      ['__proto__[x]=1'],
      ['q=%ff'],
      ['q=%00'],
      ['=', '&&'],
      ['cursor[]=1'],
    ),
  },
);

/** Headers that programs and people get wrong. Host and credentials are other tests' matter. */
function oddHeaders({ method }: ApiOperation): Arbitrary<Record<string, string>> {
  const some = fc.constantFrom<[string, string]>(
    ...([
      ...['', '*', '"r1"', 'W/"r0"', '"r99999999999999999999"', 'r0', '""', 'x'.repeat(2000)].map((value) => [
        'if-match',
        value,
      ]),
      ...['respond-async', 'respond-async, wait=10', 'return=minimal', ';;;', 'x'.repeat(3000)].map((value) => [
        'prefer',
        value,
      ]),
      ...['a', '', ' ', 'k'.repeat(255), 'k'.repeat(256), '\xe4\xf6', 'a b', '../..'].map((value) => [
        'idempotency-key',
        value,
      ]),
      ...['0', '-1', '1e9', 'x', '99999999999999', '0x1', ''].map((value) => ['last-event-id', value]),
      ...['bytes=0-', 'bytes=5-2', 'bytes=-0', 'bytes=99999999-', 'bytes=0-0,2-3', 'items=1', 'bytes=--1'].map(
        (value) => ['range', value],
      ),
      ...['gzip', 'identity', 'br, gzip'].map((value) => ['content-encoding', value]),
      ...['text/html', 'application/xml;q=1', '*/*;q=0', ''].map((value) => ['accept', value]),
      ...['2.0.0', '', 'x'].map((value) => ['tus-resumable', value]),
      ...['-1', 'x', '1e3', '99999999999999999999'].map((value) => ['upload-length', value]),
      ...['-1', 'x', '3', '99999999999999999999'].map((value) => ['upload-offset', value]),
      ...['filename', 'filename !!', 'a b,c d', ',', 'x'.repeat(4000)].map((value) => ['upload-metadata', value]),
      ...['DELETE', 'PUT'].map((value) => ['x-http-method-override', value]),
      ['x-large', 'x'.repeat(20_000)],
      ['cookie', 'a=b; '.repeat(500)],
      ['if-none-match', '*'],
      ['if-range', '"x"'],
      ['upload-concat', 'partial'],
      ['upload-defer-length', '1'],
    ] as [string, string][]),
  );
  const list = fc.array(some, { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs));
  // Bytes in pieces, with no length told before.
  const pieces = fc.constant({ 'transfer-encoding': 'chunked' });
  return method === 'GET' || method === 'HEAD'
    ? list
    : fc.oneof({ weight: 6, arbitrary: list }, { weight: 1, arbitrary: pieces });
}
