import { expect, it } from 'vitest';
import { afterEdits, track } from './edits-under-way.ts';

it('undoes only when what was begun is done, one after the other', async () => {
  const done: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const edit = track(
    'one',
    promise.then(() => void done.push('edit')),
  );
  const refused = track('one', Promise.reject(new Error('refused'))).catch(() => undefined);
  const first = afterEdits('one', async () => void done.push('undo'));
  const second = afterEdits('one', async () => void done.push('undo again'));
  await afterEdits('another', async () => void done.push('elsewhere'));
  resolve();
  await Promise.all([edit, refused, first, second]);
  expect(done).toEqual(['elsewhere', 'edit', 'undo', 'undo again']);
});
