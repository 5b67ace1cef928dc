import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planAnswerJsonSchema } from '#providers/language-planner/plan-answer.ts';
import { fillSchema, type JsonSchema } from './fill-schema.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);

/** What does not fit, in words; and the value, which has to be the same every time. */
function tryFill(schema: JsonSchema, prompt = 'An ad for a bakery with sourdough bread') {
  const { $schema: _, ...plain } = schema;
  const value = fillSchema(schema, prompt);
  const judge = ajv.compile(plain);
  const isSame = JSON.stringify(fillSchema(schema, prompt)) === JSON.stringify(value);
  return { value, fault: judge(value) ? (isSame ? '' : 'another time another value') : ajv.errorsText(judge.errors) };
}

/** Any schema of the kinds that structured outputs take. */
const anySchema = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant('string'), minLength: fc.nat(5), maxLength: fc.integer({ min: 5, max: 80 }) }),
    fc.record({
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: -20, max: 5 }),
      maximum: fc.integer({ min: 5, max: 50 }),
    }),
    fc.record({ enum: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }) }),
    fc.record({ const: fc.oneof(fc.string(), fc.integer(), fc.boolean()) }),
    fc.constantFrom(
      { type: 'boolean' },
      { type: 'null' },
      { type: ['string', 'null'] },
      { type: 'string', pattern: '^#[0-9a-f]{6}$' },
    ),
    fc.record({
      type: fc.constant('array'),
      items: tie('schema'),
      minItems: fc.nat(3),
      maxItems: fc.integer({ min: 3, max: 6 }),
    }),
    fc.record({ anyOf: fc.tuple(tie('schema'), fc.constant({ type: 'null' })) }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,10}$/), tie('schema'), { minKeys: 1, maxKeys: 4 }).map((properties) => ({
      ...{ type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
    })),
  ),
})).schema;

describe('an answer made up for a schema', () => {
  it('fits any schema', () => {
    const judge = (schema: object, prompt: string): void => {
      expect(tryFill(schema as JsonSchema, prompt).fault).toBe('');
    };
    fc.assert(fc.property(anySchema, fc.string(), judge), { numRuns: 300 });
    expect(tryFill({ type: 'integer' })).toMatchObject({ fault: '', value: expect.any(Number) });
  });

  it('follows references, also to itself', () => {
    const node: z.ZodType = z.lazy(() => z.object({ name: z.string(), children: z.array(node).max(2) }));
    expect(tryFill(z.toJSONSchema(node) as JsonSchema).fault).toBe('');
    const part = { allOf: [{ type: 'object', properties: { x: { type: 'integer' } } }], required: ['x'] };
    expect(tryFill({ $ref: '#/$defs/a~1b', $defs: { 'a/b': part } }).fault).toBe('');
  });

  it('plans the ad that is asked for', () => {
    const { fault, value } = tryFill(
      planAnswerJsonSchema as JsonSchema,
      '<brief>A 30 s ad for a bakery with sourdough bread, 6 frames</brief>',
    );
    expect(fault).toBe('');
    const plan = value as unknown as {
      title: string;
      beats: { beat: number; headline: string; shot: string; seconds: number; visual: { subject: string } }[];
    };
    expect(plan.beats).toHaveLength(6);
    expect(plan.beats.map(({ beat }) => beat)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(JSON.stringify(plan)).toMatch(/bakery|sourdough|bread/i);
    for (const { headline, seconds, visual } of plan.beats) {
      expect(headline.length).toBeGreaterThan(5);
      expect(visual.subject.length).toBeGreaterThan(5);
      expect(seconds).toBeGreaterThan(0);
    }
    expect(new Set(plan.beats.map(({ shot }) => shot)).size).toBeGreaterThan(1);
  });
});
