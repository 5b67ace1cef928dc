import { expect } from 'vitest';
import { readApiDocument } from '#testkit/api/api-document.ts';
import type { Belongings } from '#testkit/api/belongings.ts';
import type { Town } from './authorisation.ts';

interface ListPage {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly next_cursor: string | null;
}

/** Every list that is paged: another user's cursor leads to nothing of theirs, and what is none is refused. */
export async function checkCursors({ server, ada, eve }: Town): Promise<void> {
  const lists = readApiDocument().operations.filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'cursor'),
  );
  expect(lists.length).toBeGreaterThanOrEqual(2);
  for (const { path } of lists) {
    const ask = async (owner: Belongings, query: string) => {
      return server.send({ method: 'GET', path: `${path}?${query}`, headers: { 'x-api-key': owner.key } });
    };
    const page = async (owner: Belongings, query: string) => (await ask(owner, query)).json() as ListPage;
    const idsOf = ({ data }: ListPage) => data.map((entry) => String(entry.video_id ?? entry.asset_id));
    const own = idsOf(await page(ada, 'limit=200'));
    const theirs = idsOf(await page(eve, 'limit=200'));
    expect(own.filter((id) => theirs.includes(id))).toEqual([]);
    const cursors = [...own, ...theirs].map((id) => cursorAt('2030-01-01T00:00:00.000Z', id));
    const { next_cursor: next } = await page(ada, 'limit=1');
    for (const cursor of [...cursors, ...(next === null ? [] : [next])]) {
      const reached = idsOf(await page(eve, `cursor=${cursor}`));
      expect(reached.filter((id) => !theirs.includes(id))).toEqual([]);
    }
    for (const cursor of ['x', '', cursorAt('now', own[0]!), cursorAt("'; drop table video", own[0]!), 'null', 'W10']) {
      expect((await ask(ada, `cursor=${encodeURIComponent(cursor)}`)).status, cursor).toBe(422);
    }
  }
}

function cursorAt(createdAt: string, id: string): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}
