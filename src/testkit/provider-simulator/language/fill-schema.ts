import type { JsonValue } from '#domain/canonical-json.ts';
import { createRandom, deriveSeed, pick, type Random } from '#domain/random.ts';
import { topicOf, type PromptTopic } from './prompt-topic.ts';
import { writeText } from './write-text.ts';

/** A JSON Schema as vendors take it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** What is known on the way down. */
interface Place {
  readonly root: JsonSchema;
  readonly topic: PromptTopic;
  readonly seed: number;
  /** The nearest name above: a field, and for entries of a list the list's. */
  readonly field: string;
  readonly path: string;
  /** Position in the nearest list, from 0. */
  readonly index: number;
  readonly depth: number;
}

/** Values of common patterns and formats, tried in turn. */
const samples = [
  'beat-1',
  '#c05a2b',
  'c05a2b',
  '2026-11-21',
  '2026-11-21T09:00:00Z',
  'en',
  'en-US',
  '16:9',
  'A1',
  'abc',
  '12',
  '0',
];

const formats: Readonly<Record<string, string>> = {
  date: '2026-11-21',
  'date-time': '2026-11-21T09:00:00Z',
  time: '09:00:00Z',
  email: 'hello@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  uuid: '3f2b8f0e-6f0a-4e5b-9c38-0d6f5a3f8d11',
};

const deepest = 12;

/** A value that fits a schema, with texts about what the prompt is about. The same for the same schema and prompt. */
export function fillSchema(schema: JsonSchema, prompt: string): JsonValue {
  const seed = deriveSeed(11, prompt);
  return fill(schema, { root: schema, topic: topicOf(prompt), seed, field: '', path: '', index: 0, depth: 0 });
}

function fill(given: JsonSchema, place: Place): JsonValue {
  const schema = resolve(given, place.root);
  if ('const' in schema) return schema['const'] as JsonValue;
  const random = createRandom(deriveSeed(place.seed, place.path));
  if (Array.isArray(schema['enum'])) return fillEnum(schema['enum'] as JsonValue[], place, random);
  const variants = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  if (variants !== undefined) return fillVariant(schema, variants, place);
  switch (typeOf(schema)) {
    case 'object':
      return fillObject(schema, place);
    case 'array':
      return fillArray(schema, place);
    case 'string':
      return fillString(schema, place, random);
    case 'integer':
    case 'number':
      return fillNumber(schema, place, random);
    case 'boolean':
      return random() < 0.5;
    default:
      return null;
  }
}

/** The schema with its reference followed and its `allOf` merged into it. */
function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const reference = schema['$ref'];
  if (typeof reference === 'string') return resolve(follow(reference, root), root);
  const parts = schema['allOf'] as readonly JsonSchema[] | undefined;
  if (parts === undefined) return schema;
  const { allOf: _, ...rest } = schema;
  return parts.reduce<JsonSchema>((whole, part) => merge(whole, resolve(part, root)), rest);
}

function merge(one: JsonSchema, other: JsonSchema): JsonSchema {
  return {
    ...one,
    ...other,
    properties: { ...(one['properties'] as object), ...(other['properties'] as object) },
    required: [...((one['required'] as string[]) ?? []), ...((other['required'] as string[]) ?? [])],
  };
}

function follow(reference: string, root: JsonSchema): JsonSchema {
  const steps = reference.split('/').slice(1);
  const found = steps.reduce<unknown>(
    (value, step) => (value as JsonSchema)[step.replaceAll('~1', '/').replaceAll('~0', '~')],
    root,
  );
  return found as JsonSchema;
}

/** The type of a schema that has several, or none but fields that tell it. Null only where nothing else may be. */
function typeOf(schema: JsonSchema): string {
  const types = [schema['type'] ?? []].flat() as string[];
  const told = types.find((type) => type !== 'null') ?? types[0];
  if (told !== undefined) return told;
  if ('properties' in schema) return 'object';
  return 'items' in schema ? 'array' : 'string';
}

function fillEnum(values: readonly JsonValue[], { index }: Place, random: Random): JsonValue {
  const real = values.filter((value) => value !== null);
  if (real.length === 0) return null;
  // Entries of a list differ, as shots and kinds of beats should.
  return real[(Math.floor(random() * real.length) + index) % real.length]!;
}

function fillVariant(schema: JsonSchema, variants: readonly JsonSchema[], place: Place): JsonValue {
  const { anyOf: _, oneOf: __, ...rest } = schema;
  const resolved = variants.map((variant) => resolve(variant, place.root));
  const real = resolved.find((variant) => variant['type'] !== 'null' && place.depth < deepest) ?? resolved.at(-1)!;
  return fill(Object.keys(rest).some((key) => key === 'properties') ? merge(rest, real) : real, place);
}

function fillObject(schema: JsonSchema, place: Place): JsonValue {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const fields = Object.entries(properties).filter(([field]) => place.depth < deepest || required.has(field));
  return Object.fromEntries(
    fields.map(([field, inner]) => [
      field,
      fill(inner, { ...place, field, path: `${place.path}/${field}`, depth: place.depth + 1 }),
    ]),
  );
}

function fillArray(schema: JsonSchema, place: Place): JsonValue {
  const fixed = schema['prefixItems'] as readonly JsonSchema[] | undefined;
  const at = (index: number): Place => ({ ...place, index, path: `${place.path}/${index}`, depth: place.depth + 1 });
  if (fixed !== undefined) return fixed.map((item, index) => fill(item, at(index)));
  const item = (schema['items'] ?? { type: 'string' }) as JsonSchema;
  const isTold = /beat|scene|shot|frame|chapter|step/i.test(place.field);
  const wanted = isTold ? (place.topic.parts ?? 5) : 2;
  const most = (schema['maxItems'] as number | undefined) ?? 20;
  const least = (schema['minItems'] as number | undefined) ?? 0;
  const count = place.depth >= deepest ? least : Math.min(most, Math.max(least, wanted));
  return Array.from({ length: count }, (_, index) => fill(item, at(index)));
}

function fillString(schema: JsonSchema, { field, topic }: Place, random: Random): string {
  const format = formats[String(schema['format'])];
  if (format !== undefined) return format;
  const pattern = schema['pattern'];
  const text = writeText(field, topic, random);
  const fitted = fitLength(text, schema);
  if (typeof pattern !== 'string') return fitted;
  const judge = new RegExp(pattern, 'u');
  return [fitted, ...topic.words, ...samples].find((sample) => judge.test(sample)) ?? fitted;
}

function fitLength(text: string, schema: JsonSchema): string {
  const most = (schema['maxLength'] as number | undefined) ?? 1000;
  const least = (schema['minLength'] as number | undefined) ?? 0;
  const cut =
    text.length <= most
      ? text
      : text
          .slice(0, most)
          .replace(/\s+\S*$/, '')
          .slice(0, most);
  return cut.padEnd(Math.min(least, most), ' and on').slice(0, most);
}

function fillNumber(schema: JsonSchema, { field, index }: Place, random: Random): number {
  const isWhole = typeOf(schema) === 'integer';
  const bound = (name: string): number | undefined => schema[name] as number | undefined;
  const step = bound('multipleOf') ?? (isWhole ? 1 : 0.5);
  const least =
    bound('minimum') ?? (bound('exclusiveMinimum') === undefined ? undefined : bound('exclusiveMinimum')! + step);
  const most =
    bound('maximum') ?? (bound('exclusiveMaximum') === undefined ? undefined : bound('exclusiveMaximum')! - step);
  const usual = usualNumber(field, index, random);
  const inside = Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(least ?? Number.NEGATIVE_INFINITY, usual));
  const stepped = Math.round(inside / step) * step;
  if (least !== undefined && stepped < least) return Math.ceil(least / step) * step;
  return most !== undefined && stepped > most ? Math.floor(most / step) * step : stepped;
}

function usualNumber(field: string, index: number, random: Random): number {
  if (/second|duration|length/i.test(field)) return pick(random, [4, 5, 6]);
  if (/beat|index|number|order|position|version/i.test(field)) return index + 1;
  if (/confidence|score|share|weight|probability/i.test(field)) return 0.5 + random() / 2;
  if (/tempo|bpm/i.test(field)) return 110;
  return 1 + Math.floor(random() * 5);
}
