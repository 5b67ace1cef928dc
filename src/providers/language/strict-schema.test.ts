import { describe, expect, it } from 'vitest';
import { isStrictSchema } from './strict-schema.ts';

const closed = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false };

describe('isStrictSchema', () => {
  it.each([
    ['an object that lists everything', closed, true],
    ['objects within lists and choices', { type: 'array', items: { anyOf: [closed, { type: 'null' }] } }, true],
    [
      'properties that are called like keywords',
      { ...closed, properties: { not: { type: 'string' } }, required: ['not'] },
      true,
    ],
    ['an example that looks like a schema', { ...closed, examples: [{ type: 'object' }] }, true],
    ['a property that may be left out', { ...closed, required: [] }, false],
    ['an object that may hold more', { type: 'object', properties: {}, required: [] }, false],
    ['a free map', { type: 'object', additionalProperties: { type: 'string' } }, false],
    [
      'an open object deep inside',
      { ...closed, properties: { a: { type: 'array', items: { type: 'object' } } } },
      false,
    ],
    ['an open definition', { ...closed, $defs: { b: { type: 'object' } } }, false],
    ['exactly one of several', { oneOf: [closed, closed] }, false],
  ])('%s: %#', (_name, schema, expected) => {
    expect(isStrictSchema(schema)).toBe(expected);
  });
});
