import { blackPng } from '../hostile-files/png-bytes.ts';
import type { ApiDocument, ApiOperation, JsonSchema } from './api-document.ts';
import type { Sent } from './send.ts';

/** Values by the name of a parameter or field, wherever it stands. */
export type Values = Readonly<Record<string, unknown>>;

/** A place of a request where the id of something stands. */
export interface IdPosition {
  readonly place: 'path' | 'query' | 'body';
  readonly name: string;
}

const boundary = 'paper-boundary';
const idName = /(?:_id|_ids|_assets)$/;

/** A request that fits its operation, with these values in it. A field is left out unless it is needed or has a value. */
export function buildRequest(document: ApiDocument, operation: ApiOperation, values: Values): Sent {
  const { method, path, parameters, body } = operation;
  const wanted = (place: string) =>
    parameters.filter(({ in: at, name, required }) => at === place && (required === true || name in values));
  const textOf = ({ name, example, schema }: (typeof parameters)[number]): string =>
    String(values[name] ?? example ?? schema.const);
  const query = wanted('query').map((parameter) => `${parameter.name}=${encodeURIComponent(textOf(parameter))}`);
  return {
    method,
    path: `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: {
      ...(body && {
        'content-type': body.type === 'multipart/form-data' ? `${body.type}; boundary=${boundary}` : body.type,
      }),
      ...Object.fromEntries(wanted('header').map((parameter) => [parameter.name, textOf(parameter)])),
    },
    ...(body && { body: bodyOf(document, body, values) }),
  };
}

/** What is called the same for everybody. */
const commonNames: ReadonlySet<string> = new Set(['provider', 'slot']);

/** Every place of an operation's requests that takes an id, the optional ones too. */
export function idPositions(document: ApiDocument, { parameters, body }: ApiOperation): IdPosition[] {
  const ofParameters = parameters
    .filter(({ name }) => !commonNames.has(name))
    .filter(({ in: place, schema }) => place === 'path' || (place === 'query' && isId(schema)))
    .map(({ in: place, name }) => ({ place, name }) as IdPosition);
  const { properties = {} } = body === undefined ? {} : document.resolve(body.schema);
  const inBody = Object.keys(properties).filter((name) => idName.test(name));
  return [...ofParameters, ...inBody.map((name) => ({ place: 'body', name }) as const)];
}

/** In a query ids are what is asked for by name and is as short as an id. */
function isId({ maxLength }: JsonSchema): boolean {
  return maxLength === 60;
}

function bodyOf(document: ApiDocument, { type, schema, example }: NonNullable<ApiOperation['body']>, values: Values) {
  const shape = document.resolve(schema);
  if (type === 'multipart/form-data') return formOf(shape, values);
  if (type !== 'application/json') return new Uint8Array(8);
  return JSON.stringify(fill(shape, (example ?? leastOf(document, shape)) as Values, values));
}

/** The example with values in the place of its own, and optional fields that have one. */
function fill({ properties = {} }: JsonSchema, example: Values, values: Values): Values {
  const named = Object.keys(properties).filter((name) => name in values && (name in example || idName.test(name)));
  return {
    ...example,
    ...Object.fromEntries(
      named.map((name) => [name, properties[name]?.type === 'array' ? [values[name]].flat() : values[name]]),
    ),
  };
}

/** The least that fits. */
function leastOf(document: ApiDocument, schema: JsonSchema): unknown {
  const { type, properties = {}, required = [] } = document.resolve(schema);
  if (type === 'object')
    return Object.fromEntries(required.map((name) => [name, leastOf(document, properties[name]!)]));
  if (type === 'array') return [];
  return type === 'string' ? 'text' : type === 'boolean' ? false : 0;
}

function formOf({ properties = {} }: JsonSchema, values: Values): Uint8Array {
  const parts = Object.entries(properties).map(([name, schema]) => {
    const isFile = (schema.items ?? schema).contentMediaType !== undefined;
    if (isFile)
      return filePart(name, { name: 'cup.png', bytes: (values.file as Uint8Array | undefined) ?? blackPng(64, 64) });
    return Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(values[name])}\r\n`,
    );
  });
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

function filePart(field: string, file: { readonly name: string; readonly bytes: Uint8Array }): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${file.name}"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), file.bytes, Buffer.from('\r\n')]);
}

/** A form with one file, whatever it is called. */
export function fileForm(field: string, file: { readonly name: string; readonly bytes: Uint8Array }) {
  const name = file.name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([filePart(field, { ...file, name }), Buffer.from(`--${boundary}--\r\n`)]),
  };
}
