import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import type { PaperServer } from './paper-server.ts';

/** A digest of each table, and the files of uploads: equal before and after what has no effect. */
export type Fingerprint = Readonly<Record<string, string>>;

/** When a key was used last is no effect of a request. */
const ignored = 'last_used_at';

export async function takeFingerprint({ paper, uploadFolder }: PaperServer): Promise<Fingerprint> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%' order by 1`.execute(paper.database);
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg((to_jsonb(row) - '${ignored}')::text, '' order by row::text)) as digest from "${name}" as row`,
  );
  const { rows } = await sql<{ name: string; digest: string | null }>`${sql.raw(digests.join(' union all '))}`.execute(
    paper.database,
  );
  const uploads = (await readdir(uploadFolder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  return {
    ...Object.fromEntries(rows.map(({ name, digest }) => [name, digest ?? 'empty'])),
    uploads: uploads
      .map(({ name }) => name)
      .toSorted()
      .join(' '),
  };
}
