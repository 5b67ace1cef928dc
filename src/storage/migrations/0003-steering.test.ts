import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { connectDatabase } from '../database.ts';
import { EventLog } from '../event-log.ts';
import { BranchStore } from '../branch-store.ts';
import { CheckpointStore } from '../checkpoint-store.ts';
import { Commits } from '../commits.ts';
import { RunStore } from '../run-store.ts';
import { VideoStore } from '../video-store.ts';
import { createTables } from './0001-create-tables.ts';
import { createApiKeys } from './0002-api-keys.ts';

let temporary: TemporaryDatabase;
beforeAll(async () => {
  temporary = await createTemporaryDatabase({ isBare: true });
});
afterAll(() => temporary?.remove());

const filling = `
  insert into video (id, user_id, title, prompt, request, request_digest, status, phase)
    select 'video_' || name, 'ann', name, 'Ad', '{"prompt": "Ad", "seed": 7}', 'digest', status, phase
    from (values ('a', 'completed', 4), ('b', 'running', 2)) as old (name, status, phase);
  insert into branch (video_id, name, parent_name)
    values ('video_a', 'main', null), ('video_a', 'main-1', 'main'), ('video_a', 'main-2', 'main'),
      ('video_a', 'main-2-1', 'main-2'), ('video_b', 'main', null);
  insert into artifact (id, user_id, video_id, slot, kind, version, storage_key, media_type, sha256, size_bytes,
      content_digest, request_key, provider, model, inputs, metadata, made_in_ms)
    select id, 'ann', video_id, slot, 'image', version, 'key_' || id, 'image/png', 'ab', 1, 'c', 'r', 'p', 'm', '{}', '{}', 1
    from (values ('spec_a', 'video_a', 'spec', 1), ('spec_b', 'video_b', 'spec', 1),
      ('first_b', 'video_b', 'music', 1), ('second_b', 'video_b', 'music', 2)) as old (id, video_id, slot, version);
  insert into checkpoint (id, video_id, branch_name, phase, version, parent_id, status, manifest)
    values ('one', 'video_a', 'main', 1, 1, null, 'approved', '{"spec": "spec_a"}'),
      ('two', 'video_a', 'main-2', 2, 1, 'one', 'approved', '{"spec": "spec_a"}'),
      ('three', 'video_b', 'main', 1, 1, null, 'approved', '{"spec": "spec_b"}');
  insert into event (video_id, user_id, type, data)
    select case when number % 3 = 0 then 'video_b' else 'video_a' end, 'ann', 'noted',
      jsonb_build_object('number', number) from generate_series(1, 30) as number order by number;
`;

it('keeps everything of a database of the first release', async () => {
  const old = new Kysely<never>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: temporary.url }) }),
  });
  await createTables.up(old);
  await createApiKeys.up(old);
  for (const statement of filling.split(';\n')) if (statement.trim() !== '') await sql.raw(statement).execute(old);
  await sql`create table migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(old);
  await sql`create table migration_lock (id varchar(255) primary key, is_locked integer not null default 0)`.execute(
    old,
  );
  await sql`insert into migration_lock values ('migration_lock', 0)`.execute(old);
  await sql`insert into migration values ('0001-create-tables', '1'), ('0002-api-keys', '2')`.execute(old);
  await old.destroy();

  const database = await connectDatabase(temporary.url);
  try {
    const events = new EventLog(database);
    for (const [videoId, count] of [
      ['video_a', 20],
      ['video_b', 10],
    ] as const) {
      const seen = await events.eventsAfter('ann', videoId, 0);
      expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      const numbers = seen.map(({ data }) => data.number as number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
    expect(await events.append({ userId: 'ann', videoId: 'video_b', type: 'noted', data: {} })).toBe(11);

    const branches = await new BranchStore(database).list('ann', 'video_a');
    expect(
      Object.fromEntries(branches.map(({ name, parentName, lastNumber }) => [name, [parentName, lastNumber]])),
    ).toEqual({
      main: [null, 2],
      'main-1': ['main', 0],
      'main-2': ['main', 1],
      'main-2-1': ['main-2', 0],
    });
    const checkpoints = await new CheckpointStore(database).list('ann', 'video_a');
    expect(checkpoints.map(({ id, parentId, manifest }) => [id, parentId, manifest]).toSorted()).toEqual([
      ['one', null, { spec: 'spec_a' }],
      ['two', 'one', { spec: 'spec_a' }],
    ]);

    const videos = new VideoStore(database);
    expect(await videos.get('ann', 'video_a')).toMatchObject({
      status: 'completed',
      request: { prompt: 'Ad', seed: 7, autoContinue: true, maximumCostMicroUsd: null },
    });
    // What was under way can be taken up again, with the newest of what there is.
    expect(await videos.get('ann', 'video_b')).toMatchObject({ status: 'failed', error: { code: 'make_failed' } });
    const run = await new Commits(database, 3).retryRun('ann', 'video_b');
    expect(run).toMatchObject({ id: 'video_b:run:2', fromCheckpointId: 'three', toPhase: 4, status: 'running' });
    expect(await new RunStore(database).manifest(run.id)).toEqual({ spec: 'spec_b', music: 'second_b' });
  } finally {
    await database.destroy();
  }
});
