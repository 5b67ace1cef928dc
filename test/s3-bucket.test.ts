import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAd, runBeatboard } from '#testkit/beatboard-command.ts';
import { type S3Server, startS3Server } from '#testkit/s3-server.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

let place: TemporaryFolder;
let server: S3Server;

beforeAll(async () => {
  place = await createTemporaryFolder('bucket');
  await mkdir(join(place.path, 'server'));
  server = await startS3Server(join(place.path, 'server'));
});

afterAll(async () => {
  await server.stop();
  await place.remove();
});

const wish = ['Ember coffee, slow mornings', '--duration', '5', '--aspect', '1:1'];

/** A data folder whose blobs are at the test's own store, or at another address. */
function optionsFor(homeName: string, endpoint = server.settings.endpoint ?? '') {
  const { bucket, region, credentials } = server.settings;
  return {
    homeFolder: join(place.path, homeName),
    environment: {
      S3_BUCKET: bucket,
      S3_ENDPOINT: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: '',
    },
  };
}

it('keeps everything it makes in a bucket, and makes nothing again when only the bucket is left', async () => {
  const options = optionsFor('home');
  const first = await makeAd([...wish, '--out', join(place.path, 'first')], options);
  expect(first.qa.passed).toBe(true);
  expect(await readdir(options.homeFolder)).not.toContain('blobs');

  await rm(join(options.homeFolder, 'blob-cache'), { recursive: true });
  const before = server.requests.length;
  const again = await makeAd([...wish, '--out', join(place.path, 'again')], options);
  const sent = server.requests.slice(before).filter(({ method }) => method === 'PUT');
  expect(sent.length).toBeGreaterThan(10);
  expect(sent.filter(({ url }) => !url.includes('x-id=CopyObject')).map(({ url }) => url)).toEqual([]);
  expect((await readFile(again.final)).equals(await readFile(first.final))).toBe(true);
});

it('says in two sentences that the store cannot be reached, and what to do', async () => {
  const out = join(place.path, 'never');
  const end = await runBeatboard(['make', ...wish, '--out', out], optionsFor('stranded', 'http://127.0.0.1:1'));
  expect(end.exitCode).toBe(1);
  expect(end.stderr).toContain('The S3 bucket ads at http://127.0.0.1:1 cannot be reached (ECONNREFUSED).');
  expect(end.stderr).toContain('Run "beatboard doctor"');
  expect(end.stderr).not.toMatch(/^\s+at /m);
});
