import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAd, runBeatboard } from '#testkit/beatboard-command.ts';
import { readHomeRecords } from '#testkit/home-records.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

let place: TemporaryFolder;
let server: TemporaryDatabase;

beforeAll(async () => {
  place = await createTemporaryFolder('server');
  server = await createTemporaryDatabase();
});

afterAll(async () => {
  await server.remove();
  await place.remove();
});

it('makes an ad with a PostgreSQL server of the user, keeping only files in the data folder', async () => {
  const homeFolder = join(place.path, 'home');
  const options = { homeFolder, environment: { DATABASE_URL: server.url } };
  const args = ['Ember coffee, slow mornings', '--duration', '5', '--aspect', '1:1', '--out', join(place.path, 'out')];
  const first = await makeAd(args, options);
  expect(first.qa.passed).toBe(true);
  expect(await readdir(homeFolder)).not.toContain('postgres');

  const again = await makeAd(args, options);
  expect(again.final).toBe(first.final);
  const records = await readHomeRecords(homeFolder, server.url);
  expect(records.map(({ video }) => video.id)).toEqual([first.video_id, again.video_id]);
  expect(records[0]?.checkpoints.map(({ phase }) => phase)).toEqual([1, 2, 3, 4]);
});

it('leaves the server running, for it is not ours', async () => {
  const records = await readHomeRecords(join(place.path, 'home'), server.url);
  expect(records.length).toBeGreaterThan(0);
});

it('finds the server’s address in a file, too', async () => {
  const end = await runBeatboard(['doctor', '--json'], {
    homeFolder: join(place.path, 'home'),
    environment: { DATABASE_URL_FILE: join(place.path, 'nowhere') },
  });
  expect(end.exitCode).not.toBe(0);
  expect(end.stdout).toContain('DATABASE_URL_FILE');
});
