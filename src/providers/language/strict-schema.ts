import type { JsonValue } from '#domain/canonical-json.ts';

/** Keywords that make a schema too loose for a model that is held to it word by word. */
const looseKeywords: readonly string[] = ['oneOf', 'allOf', 'not', 'if', 'patternProperties', 'dependentRequired'];

/**
 * Whether a model can be held to a JSON Schema strictly, as OpenAI defines it: every object lists all its properties as
 * required and allows no other. A schema that is not strict is followed as well as the model can.
 */
export function isStrictSchema(schema: JsonValue): boolean {
  if (isList(schema)) return schema.every(isStrictSchema);
  if (schema === null || typeof schema !== 'object') return true;
  if (looseKeywords.some((keyword) => keyword in schema)) return false;
  return isClosed(schema) && childrenOf(schema).every(isStrictSchema);
}

type Node = { readonly [key: string]: JsonValue };

function isClosed(schema: Node): boolean {
  const isObject = schema['type'] === 'object' || 'properties' in schema;
  if (!isObject) return true;
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = isNode(properties) ? Object.keys(properties) : [];
  return additionalProperties === false && isList(required) && names.every((name) => required.includes(name));
}

/** The schemas within a schema: names of properties are no keywords, and examples and defaults no schemas. */
function childrenOf(schema: Node): JsonValue[] {
  const named = ['properties', '$defs', 'definitions'].flatMap((key) => {
    const children = schema[key] ?? null;
    return isNode(children) ? Object.values(children) : [];
  });
  return [...named, ...['items', 'prefixItems', 'anyOf', 'additionalProperties'].flatMap((key) => schema[key] ?? [])];
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isNode = (value: JsonValue): value is Node => value !== null && typeof value === 'object' && !isList(value);
