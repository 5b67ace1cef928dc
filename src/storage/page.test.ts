import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortFilm } from '#testkit/make-requests.ts';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { fromCursor, toCursor, type Page } from './page.ts';

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

async function readAll(read: (cursor: string | undefined) => Promise<Page<{ id: string }>>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page: Page<{ id: string }> = await read(cursor);
    ids.push(...page.entries.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

describe('pages', () => {
  it('show every video once, newest first, also those of the same millisecond', async () => {
    const made: string[] = [];
    for (let index = 0; index < 23; index++) {
      const request = shortFilm(`Ad ${index}`);
      const { id } = await paper.context.videos.create({
        ...{ userId: 'ann', title: '', prompt: request.prompt, request, requestDigest: 'd' },
      });
      made.push(id);
    }
    // Three groups within one millisecond each, told apart by microseconds or by nothing at all.
    for (const [index, id] of made.entries()) {
      const microseconds = index % 3 === 0 ? 0 : index;
      await sql`update video set created_at = '2026-01-01T00:00:00Z'::timestamptz
        + make_interval(secs => ${Math.floor(index / 8) / 1000 + microseconds / 1e6}) where id = ${id}`.execute(
        paper.database,
      );
    }
    for (const limit of [1, 4, 23, 200]) {
      const seen = await readAll((cursor) => paper.context.videos.list('ann', { limit, ...(cursor && { cursor }) }));
      expect(seen.toSorted()).toEqual(made.toSorted());
      const groups = seen.map((id) => Math.floor(made.indexOf(id) / 8));
      expect(groups).toEqual(groups.toSorted((a, b) => b - a));
    }
    expect(
      await readAll((cursor) => paper.context.videos.list('bob', { limit: 4, ...(cursor && { cursor }) })),
    ).toEqual([]);
  });

  it('go on where they were when something new is made meanwhile', async () => {
    const store = async (name: string): Promise<string> => {
      const sourceFilePath = join(paper.blobFolder, '..', 'asset.txt');
      await writeFile(sourceFilePath, name);
      const { id } = await paper.context.assets.store({
        ...{ userId: 'ann', name, mediaType: 'image/png', metadata: {}, sourceFilePath },
      });
      return id;
    };
    const first = [await store('one'), await store('two'), await store('three')];
    const page = await paper.context.assets.list('ann', { limit: 1 });
    await store('four');
    const cursor = page.nextCursor!;
    const rest = await readAll((next) => paper.context.assets.list('ann', { limit: 1, cursor: next ?? cursor }));
    expect([...page.entries.map(({ id }) => id), ...rest]).toEqual(first.toReversed());
  });

  it('refuse what is no cursor instead of beginning anew', () => {
    const position = { createdAt: '2026-01-01T00:00:00.123Z', id: 'video_1' };
    expect(fromCursor(toCursor(position))).toEqual(position);
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const wrong of [
      '',
      'x',
      encode(['1', 'video_1']),
      encode([position.createdAt, "' or 1=1"]),
      encode({}),
      encode(null),
    ]) {
      expect(() => fromCursor(wrong)).toThrow(expect.objectContaining({ code: 'request_invalid' }));
    }
  });
});
