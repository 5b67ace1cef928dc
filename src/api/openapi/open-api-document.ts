import { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import { operationExamples, parameterExamples } from './examples.ts';
import { otherPaths } from './other-paths.ts';
import { commonProblems, problemResponses } from './problem-responses.ts';
import { nameOf, requestSchemas, responseSchemas, toComponents } from './schema-names.ts';

/** An OpenAPI 3.1 document, as plain data. */
export type OpenApiDocument = Readonly<Record<string, unknown>> & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const description =
  'From a sentence to a finished video ad. Every error is an RFC 9457 problem with a stable `code`, whether the same ' +
  'request may succeed later (`retryable`), and what to do (`next`). Times are RFC 3339 UTC, money is in US dollars, ' +
  'lists are paged by cursor. Addresses in replies work without credentials for an hour or more.';

/** The HTTP contract as one document, made from the table of operations. */
export function openApiDocument(version: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'Beatboard', version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'This server' }],
    security: [{ bearer: [] }, { apiKey: [] }, {}],
    tags: [
      'Videos',
      'Checkpoints',
      'Edits',
      'Branches',
      'Assets',
      'Uploads',
      'Models',
      'Keys',
      'Settings',
      'Server',
    ].map((name) => ({
      name,
    })),
    paths: { ...operationPaths(), ...otherPaths },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key, or a token of the sign-in service.' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
      schemas: { ...toComponents(responseSchemas, 'output'), ...toComponents(requestSchemas, 'input') },
      responses: problemResponses(),
      parameters: sharedParameters,
    },
  };
}

const sharedParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The same key with the same body gives the same answer for 30 days, with `Idempotency-Replayed: true`; with ' +
      'another body 422; while it is still being carried out 409.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: '0b5c6a1e-7d42-4b0e-9f51-6f1f2f0a9a11',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of the checkpoint the change was made on; another one is refused with 412.',
    schema: { type: 'string' },
    example: '"r3"',
  },
  Prefer: {
    name: 'Prefer',
    in: 'header',
    description: '`respond-async`: answer 202 at once, the events tell the result.',
    schema: { type: 'string', enum: ['respond-async'] },
  },
} as const;

function operationPaths(): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const id of Object.keys(operations) as OperationId[]) {
    const { method, path }: Operation = operations[id];
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(id, operations[id]) };
  }
  return paths;
}

function describe(id: OperationId, operation: Operation): Record<string, unknown> {
  const { tag, summary, scope, form } = operation;
  const body = form === undefined ? jsonBody(id, operation) : formBody(form);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: `Needs the scope \`${scope}\`.`,
    parameters: parametersOf(operation),
    ...(body !== undefined && { requestBody: body }),
    responses: { ...successes(id, operation), ...problemsOf(operation) },
  };
}

function parametersOf(operation: Operation): unknown[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    example: parameterExamples[name!],
  }));
  const { properties = {}, required = [] } =
    operation.query === undefined ? {} : z.toJSONSchema(operation.query, { io: 'input' });
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const shared = (name: keyof typeof sharedParameters) => ({ $ref: `#/components/parameters/${name}` });
  return [
    ...inPath,
    ...inQuery,
    ...(operation.idempotent ? [shared('IdempotencyKey')] : []),
    ...(operation.conditional && operation.method !== 'GET' ? [shared('IfMatch')] : []),
    ...(operation.accepted ? [shared('Prefer')] : []),
  ];
}

function jsonBody(id: OperationId, { body }: Operation): unknown {
  if (body === undefined) return undefined;
  const schema = { $ref: `#/components/schemas/${nameOf(requestSchemas, body)}` };
  const example = operationExamples[id]?.request;
  return { required: true, content: { 'application/json': { schema, ...(example !== undefined && { example }) } } };
}

function formBody({ fields, file, many }: NonNullable<Operation['form']>): unknown {
  const { properties = {}, required = [] } = z.toJSONSchema(fields, { io: 'input' });
  const binary = { type: 'string', contentMediaType: 'application/octet-stream' };
  const schema = {
    type: 'object',
    properties: { ...properties, [file]: many ? { type: 'array', items: binary } : binary },
    required: [...required, file],
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function successes(id: OperationId, operation: Operation): Record<string, unknown> {
  const { status, response, accepted, idempotent, conditional } = operation;
  const header = (text: string) => ({ description: text, schema: { type: 'string' } });
  const headers = {
    ...(idempotent && { 'Idempotency-Replayed': header('`true` when the answer was given before.') }),
    ...(conditional && { ETag: header('The state of the checkpoint’s edits.') }),
  };
  const example = operationExamples[id]?.response;
  const contentOf = (schema: z.ZodType, shown?: unknown) => ({
    'application/json': {
      schema: { $ref: `#/components/schemas/${nameOf(responseSchemas, schema)}` },
      ...(shown !== undefined && { example: shown }),
    },
  });
  return {
    [status]: {
      description: response === null ? 'Done.' : operation.summary,
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(response !== null && { content: contentOf(response, example) }),
    },
    ...(accepted && { 202: { description: 'It is being done.', content: contentOf(accepted) } }),
  };
}

/** Which problems an operation can be answered with. */
function problemsOf(operation: Operation): Record<string, unknown> {
  const { path, body, idempotent, conditional, scope, method, asksForEdit } = operation;
  const statuses = [
    ...commonProblems,
    ...(scope === 'public' ? [] : [401, 403]),
    // Bodies name things too.
    ...(path.includes('{') || body !== undefined ? [404] : []),
    ...(idempotent || asksForEdit || method !== 'GET' ? [409] : []),
    ...(conditional && method !== 'GET' ? [412] : []),
    // A body where none is taken is looked at, too.
    ...(method === 'GET' ? [] : [413, 415, 507]),
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
}
