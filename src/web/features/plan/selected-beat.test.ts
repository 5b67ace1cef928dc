import { expect, it } from 'vitest';
import { settle, type Choice } from './settle-choice.ts';

const keys = ['a', 'b', 'c', 'd'];
const start: Choice = { key: 'b', wanted: null, seen: 1, told: null };

it('is led by the address, and by what is chosen', () => {
  expect(settle(start, keys, 1)).toBe(start);
  expect(settle(start, keys, 3)).toEqual({ key: 'd', wanted: null, seen: 3, told: null });
  expect(settle(start, keys, -1)).toEqual({ key: null, wanted: null, seen: -1, told: null });
  expect(settle({ ...start, wanted: 2 }, keys, 1)).toEqual({ key: 'c', wanted: null, seen: 1, told: 2 });
  expect(settle({ ...start, wanted: -1 }, keys, 1)).toEqual({ key: null, wanted: null, seen: 1, told: -1 });
});

it('stays with a beat that moves faster than the address follows', () => {
  const once = settle(start, ['a', 'c', 'b', 'd'], 1);
  expect(once).toEqual({ key: 'b', wanted: null, seen: 1, told: 2 });
  const twice = settle(once, ['a', 'c', 'd', 'b'], 1);
  expect(twice).toMatchObject({ key: 'b', told: 3 });
  const late = settle(twice, ['a', 'c', 'd', 'b'], 2);
  expect(late).toMatchObject({ key: 'b', seen: 2, told: 3 });
  expect(settle(late, ['a', 'c', 'd', 'b'], 3)).toEqual({ key: 'b', wanted: null, seen: 3, told: null });
});

it('lets go of a beat that is removed', () => {
  expect(settle(start, ['a', 'c', 'd'], 1)).toMatchObject({ told: -1 });
});
