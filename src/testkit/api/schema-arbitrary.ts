import fc, { type Arbitrary } from 'fast-check';
import type { ApiDocument, JsonSchema } from './api-document.ts';

/** JSON as text: only so can it hold numbers that are none, keys twice, and halves of characters. */
export type JsonText = string;

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const jsonOf = (arbitrary: Arbitrary<unknown>): Arbitrary<JsonText> => arbitrary.map((value) => JSON.stringify(value));

/** Values of a schema, as JSON text: within its bounds, often at them. Real ids and names are among its texts. */
export function valid(document: ApiDocument, given: JsonSchema, known: readonly string[]): Arbitrary<JsonText> {
  const schema = document.resolve(given);
  const { type, minItems = 0, maxItems = 5 } = schema as JsonSchema & Bounds;
  const choices = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valid(document, choice, known)));
  if ('const' in schema) return fc.constant(JSON.stringify(schema.const));
  if (Array.isArray(schema.enum)) return jsonOf(fc.constantFrom(...(schema.enum as unknown[])));
  if (type === 'boolean') return jsonOf(fc.boolean());
  if (type === 'null') return fc.constant('null');
  if (type === 'integer' || type === 'number') return jsonOf(numberWithin(schema as Bounds, type === 'integer'));
  if (type === 'string') return jsonOf(textWithin(schema, known));
  if (type === 'array') {
    const items = valid(document, schema.items ?? {}, known);
    return fc.array(items, { minLength: minItems, maxLength: Math.min(maxItems, minItems + 4) }).map(arrayText);
  }
  if (type === 'object') return objectOf(document, schema, (field) => valid(document, field, known));
  return jsonOf(fc.jsonValue({ maxDepth: 2 }));
}

/** Values that miss a schema by one thing: a field too many or too few, a bound passed, a wrong type somewhere. */
export function nearlyValid(document: ApiDocument, given: JsonSchema, known: readonly string[]): Arbitrary<JsonText> {
  const schema = document.resolve(given);
  if (schema.type !== 'object') return fc.oneof(beyond(schema as Bounds), absurd(known));
  const whole = valid(document, schema, known);
  const mixed = (field: JsonSchema) =>
    fc.oneof(
      { weight: 3, arbitrary: valid(document, field, known) },
      { weight: 1, arbitrary: fc.oneof(nearlyValid(document, field, known), absurd(known)) },
    );
  const names = Object.keys(schema.properties ?? { x: 1 });
  return fc.oneof(
    objectOf(document, schema, mixed),
    objectOf(document, { ...schema, required: [] }, (field) => valid(document, field, known)),
    whole.map((text) => withField(text, '"unheard_of"', '1')),
    // The same key twice: parsers differ in which one counts.
    fc
      .tuple(whole, fc.constantFrom(...names), absurd(known))
      .map(([text, key, value]) => withField(text, JSON.stringify(key), value)),
    whole.map((text) => withField(text, '"__proto__"', '{"isAdmin":true}')),
    whole.map((text) => text.slice(0, -1)),
  );
}

/** A body that is known to be good, with one thing about it that is not in it: a stranger, a twin, or another choice. */
export function strained(
  document: ApiDocument,
  given: JsonSchema,
  good: JsonText,
  known: readonly string[],
): Arbitrary<JsonText> {
  const fields = Object.entries(document.resolve(given).properties ?? {});
  const choices = fields.map(([name, schema]) =>
    fc
      .oneof({ weight: 3, arbitrary: valid(document, schema, known) }, { weight: 1, arbitrary: absurd(known) })
      .map((value) => withField(good, JSON.stringify(name), value)),
  );
  return fc.oneof(fc.constant(withField(good, '"unheard_of"', '1')), fc.constant(good), ...choices);
}

/** What nobody means. */
export function absurd(known: readonly string[]): Arbitrary<JsonText> {
  return fc.oneof(
    fc.constantFrom(...monsters),
    jsonOf(fc.constantFrom(...known)),
    jsonOf(fc.string({ unit: 'binary', maxLength: 30 })),
    jsonOf(fc.double()),
    jsonOf(fc.jsonValue({ maxDepth: 3 })),
    fc.integer({ min: 1, max: 12 }).map((power) => `1${'0'.repeat(power * 30)}`),
  );
}

const monsters: readonly JsonText[] = [
  ...[
    '1e308',
    '-1e308',
    '1e999',
    '-0',
    '0.1e-400',
    '9007199254740993',
    '-1',
    '1.5',
    'null',
    'true',
    '""',
    '" "',
    '[]',
    '{}',
  ],
  ...['"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00x"', '"\\ufffe"', '"\\u202e"', '"‮x"', '"\ufeff"', '"𝄞"'],
  ...['"__proto__"', '"constructor"', '"../../etc/passwd"', '"%00"', '"\'; drop table video; --"', '"${7*7}"', '"NaN"'],
  ...[
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"toString":1}',
    '{"":1}',
    '{"a":{"a":{"a":1}}}',
  ],
  ...['NaN', 'Infinity', 'undefined', "'x'", '{', '[', '[1,]', '{"a":1,}', '01', '"\n"', '/* x */ 1', '', ' '],
  ...[`"${'x'.repeat(9000)}"`, `"${'é'.repeat(5000)}"`, `[${'0,'.repeat(20_000)}0]`, `[${'{},'.repeat(10_000)}{}]`],
  ...[
    '['.repeat(10_000),
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  ],
  ...[`{${Array.from({ length: 5000 }, (_, index) => `"k${index}":1`).join(',')}}`],
];

function objectOf(
  document: ApiDocument,
  { properties = {}, required = [] }: JsonSchema,
  fieldOf: (schema: JsonSchema) => Arbitrary<JsonText>,
): Arbitrary<JsonText> {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const value = fieldOf(document.resolve(schema)).map((text) => [`${JSON.stringify(name)}:${text}`]);
    // Mostly left out: few requests say everything.
    return required.includes(name)
      ? value
      : fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: value });
  });
  return fc.tuple(...fields).map((parts) => `{${parts.flat().join(',')}}`);
}

function withField(text: JsonText, key: JsonText, value: JsonText): JsonText {
  return `${text === '{}' ? '{' : `${text.slice(0, -1)},`}${key}:${value}}`;
}

const arrayText = (items: readonly JsonText[]): JsonText => `[${items.join(',')}]`;

function numberWithin({ minimum, maximum, exclusiveMinimum }: Bounds, isInteger: boolean): Arbitrary<number> {
  const low = Math.max(minimum ?? exclusiveMinimum ?? -1000, Number.MIN_SAFE_INTEGER);
  const high = Math.min(maximum ?? Math.max(1000, low + 1000), Number.MAX_SAFE_INTEGER);
  if (isInteger) return fc.integer({ min: Math.ceil(low), max: Math.floor(high) });
  return fc.double({ min: low, max: high, noNaN: true });
}

/** Texts of patterns take long to prepare, and there are few patterns. */
const ofPatterns = new Map<string, Arbitrary<string>>();

function matching(pattern: string): Arbitrary<string> {
  const letters = pattern.replaceAll(/\\p\{[LMN]\}/g, 'a-z');
  const found = ofPatterns.get(pattern) ?? fc.stringMatching(new RegExp(letters));
  ofPatterns.set(pattern, found);
  return found;
}

/** Letters and signs of all writings take long to prepare as well. */
const grapheme = fc.string({ unit: 'grapheme', maxLength: 60 });

function textWithin(schema: JsonSchema, known: readonly string[]): Arbitrary<string> {
  const { pattern, minLength = 0, maxLength = 200 } = schema as { pattern?: string } & Bounds;
  if (pattern !== undefined) return matching(pattern);
  if (schema.format === 'date-time')
    return fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100') }).map((date) => date.toISOString());
  const text = grapheme.map((some) => [...some].slice(0, maxLength).join('').padEnd(minLength, 'x'));
  const edge = fc.constantFrom('x'.repeat(Math.min(maxLength, 3000)), 'x'.repeat(Math.max(minLength, 1)));
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...known) },
    { weight: 2, arbitrary: text },
    { weight: 1, arbitrary: edge },
  );
}

function beyond({ minimum, maximum, minLength, maxLength, maxItems }: Bounds): Arbitrary<JsonText> {
  const values: JsonText[] = ['null', '"x"'];
  if (minimum !== undefined) values.push(String(minimum - 1));
  if (maximum !== undefined) values.push(String(maximum + 1), String(maximum + 0.5));
  if (minLength !== undefined && minLength > 0) values.push(JSON.stringify('x'.repeat(minLength - 1)));
  if (maxLength !== undefined) values.push(JSON.stringify('x'.repeat(maxLength + 1)));
  if (maxItems !== undefined) values.push(arrayText(Array.from({ length: maxItems + 1 }, () => '"x"')));
  return fc.constantFrom(...values);
}
