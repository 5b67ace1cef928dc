import { expect, it } from 'vitest';
import { createEditLine, type WaitingEdit } from './edit-line.ts';

/** Edits that are answered by hand. */
function desk() {
  const log: string[] = [];
  const answers = new Map<string, (fault: string | null) => void>();
  const edit = (name: string, movesBeats = false): WaitingEdit => ({
    movesBeats,
    send: () => {
      log.push(`send ${name}`);
      return new Promise((resolve) => answers.set(name, resolve));
    },
    sendNow: async () => log.push(`now ${name}`),
    onRest: () => log.push('rest'),
  });
  return { log, edit, answer: (name: string, fault: string | null = null) => answers.get(name)!(fault) };
}

const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

it('sends one after the other, and rests when all are through', async () => {
  const { log, edit, answer } = desk();
  const line = createEditLine();
  const results = [line.add(edit('a')), line.add(edit('b'))];
  await turn();
  expect(log).toEqual(['send a']);
  answer('a', 'No.');
  await turn();
  expect(log).toEqual(['send a', 'send b']);
  answer('b');
  expect(await Promise.all(results)).toEqual(['No.', null]);
  await line.rested();
  await turn();
  expect(log).toEqual(['send a', 'send b', 'rest']);
});

it('drops what was asked for after a move that failed, and begins anew', async () => {
  const { log, edit, answer } = desk();
  const line = createEditLine();
  const results = [line.add(edit('move', true)), line.add(edit('b'))];
  await turn();
  answer('move', 'No.');
  expect(await Promise.all(results)).toEqual(['No.', 'No.']);
  await turn();
  const third = line.add(edit('c'));
  await turn();
  answer('c');
  expect(await third).toBeNull();
  expect(log).toEqual(['send move', 'rest', 'send c']);
});

it('sends at once what waits and what is under way when the page goes, and no move twice', async () => {
  const { log, edit, answer } = desk();
  const line = createEditLine();
  void line.add(edit('a'));
  void line.add(edit('b'));
  await turn();
  line.leave();
  expect(log).toEqual(['send a', 'now a', 'now b']);
  answer('a');
  await line.rested();
  await turn();
  expect(log).toEqual(['send a', 'now a', 'now b', 'rest']);
  void line.add(edit('move', true));
  await turn();
  line.leave();
  expect(log.slice(4)).toEqual(['send move']);
});
