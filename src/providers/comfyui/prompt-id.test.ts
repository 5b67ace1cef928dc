import { expect, it } from 'vitest';
import { promptIdOf } from './prompt-id.ts';

it('is the same for an attempt, another for every other, and looks like a UUID', () => {
  expect(promptIdOf('attempt-1')).toBe(promptIdOf('attempt-1'));
  const ids = Array.from({ length: 1000 }, (_, index) => promptIdOf(`attempt-${index}`));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
