import { expect, it } from 'vitest';
import { afterEdits, inTurn } from './edits-under-way.ts';

it('short edits take turns, whatever becomes of them; an undo waits for all', async () => {
  const told: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inTurn('one', async () => {
    await gate.promise;
    told.push('first');
    throw new Error('refused');
  });
  const second = inTurn('one', async () => void told.push('second'));
  const other = inTurn('other', async () => void told.push('other'));
  const undo = afterEdits('one', async () => void told.push('undo'));
  await other;
  gate.resolve();
  await expect(first).rejects.toThrow('refused');
  await Promise.all([second, undo]);
  expect(told).toEqual(['other', 'first', 'second', 'undo']);
});
