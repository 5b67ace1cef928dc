import { describe, expect, it } from 'vitest';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import { httpStatusOf } from '#contract/problem.ts';
import { errorTable, type ErrorCode } from '#domain/errors.ts';
import { operationExamples } from './examples.ts';
import { openApiDocument } from './open-api-document.ts';

const document = JSON.parse(JSON.stringify(openApiDocument('1.0.0'))) as Record<string, unknown>;
const ids = Object.keys(operations) as OperationId[];

/** The examples of one kind. */
function examples(kind: 'request' | 'response'): [OperationId, unknown][] {
  return ids.flatMap((id): [OperationId, unknown][] => {
    const example = operationExamples[id]?.[kind];
    return example === undefined ? [] : [[id, example]];
  });
}

/** Every value of a name, anywhere in a document. */
function valuesOf(value: unknown, name: string): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) => [...(key === name ? [entry] : []), ...valuesOf(entry, name)]);
}

describe('the OpenAPI document', () => {
  it('names each operation once, and refers to nothing that is not there', () => {
    const named = valuesOf(document.paths, 'operationId');
    expect(new Set(named).size).toBe(named.length);
    for (const id of ids) expect(named).toContain(id);
    for (const reference of valuesOf(document, '$ref') as string[]) {
      let place: unknown = document;
      for (const part of reference.slice(2).split('/')) place = (place as Record<string, unknown>)[part];
      expect(place, reference).toBeDefined();
    }
  });

  it.each(examples('request'))('shows the body of %s as its schema allows', (id, example) => {
    expect(() => (operations[id] as Operation).body!.parse(example)).not.toThrow();
  });

  it.each(examples('response'))('shows the answer of %s as its schema says', (id, example) => {
    expect((operations[id] as Operation).response!.parse(example)).toEqual(example);
  });

  it('has an example of every body', () => {
    const withoutExample = ids.filter(
      (id) => (operations[id] as Operation).body !== undefined && operationExamples[id]?.request === undefined,
    );
    expect(withoutExample).toEqual([]);
  });

  it('has a response for every status a problem can have', () => {
    const { responses } = document.components as { responses: Record<string, unknown> };
    for (const code of Object.keys(errorTable) as ErrorCode[]) {
      expect(JSON.stringify(responses[httpStatusOf(code)])).toContain(`\`${code}\``);
    }
  });
});
