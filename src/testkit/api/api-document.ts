import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON schema, as far as OpenAPI documents are made of them. */
export type JsonSchema = { readonly [keyword: string]: unknown } & {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
};

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

interface ResponseObject {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

/** One operation as the committed document describes it, references resolved. */
export interface ApiOperation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  readonly parameters: readonly ApiParameter[];
  readonly body: { readonly type: string; readonly schema: JsonSchema; readonly example?: unknown } | undefined;
  /** By status. */
  readonly responses: Readonly<Record<string, ResponseObject>>;
  /** What a caller must be allowed to do, as its description says; undefined where anybody may. */
  readonly scope: string | undefined;
}

export interface ApiDocument {
  readonly operations: readonly ApiOperation[];
  /** The schema itself, or the one it refers to. */
  resolve(schema: JsonSchema): JsonSchema;
  /** The whole document, for a validator. */
  readonly source: Readonly<Record<string, unknown>>;
}

interface Described {
  readonly operationId: string;
  readonly description?: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly (ApiParameter & { readonly $ref?: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: JsonSchema; example?: unknown }>> };
  readonly responses: Readonly<Record<string, ResponseObject & { readonly $ref?: string }>>;
}

/** Reads `openapi.json` of this checkout: what tests ask for is what the document promises. */
export function readApiDocument(): ApiDocument {
  const path = join(import.meta.dirname, '../../../openapi.json');
  const source = JSON.parse(readFileSync(path, 'utf8')) as { paths: Record<string, Record<string, Described>> };
  const follow = <Value extends object>(value: Value & { readonly $ref?: string }): Value =>
    value.$ref === undefined ? value : (lookUp(source, value.$ref) as Value);
  const operations = Object.entries(source.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): ApiOperation => {
      const { operationId: id, description, security, parameters = [], requestBody, responses } = described;
      const scope = /Needs the scope `(\w+)`/.exec(description ?? '')?.[1];
      if (scope === undefined && security?.length !== 0) throw new Error(`${id} does not say what it needs.`);
      const [content] = Object.entries(requestBody?.content ?? {});
      return {
        ...{ id, method: method.toUpperCase(), path, scope },
        parameters: parameters.map(follow),
        body: content && { type: content[0], ...content[1] },
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, response]) => [status, follow(response)]),
        ),
      };
    }),
  );
  return { operations, resolve: follow, source };
}

function lookUp(source: unknown, reference: string): unknown {
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce((value, name) => (value as Record<string, unknown>)[name.replaceAll('~1', '/')], source);
}
