import { expect, it } from 'vitest';
import { onceChosen, tellChoice } from './choice-on-its-way.ts';

it('lets keys act at once, or when the page has come up with what is chosen, in their order', () => {
  const told: string[] = [];
  onceChosen(() => told.push('at once'));
  tellChoice(true);
  onceChosen(() => told.push('first'));
  onceChosen(() => told.push('second'));
  expect(told).toEqual(['at once']);
  tellChoice(false);
  expect(told).toEqual(['at once', 'first', 'second']);
});
