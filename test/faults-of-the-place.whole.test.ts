import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandEnd, readMakeResult, runBeatboard, startBeatboard } from '#testkit/beatboard-command.ts';
import { blobFolder, filesBelow, readHomeRecords, wasMade } from '#testkit/home-records.ts';
import { processesLeft } from '#testkit/home-processes.ts';
import { startHttpOrigin } from '#testkit/http-origin.ts';
import { shortAd } from '#testkit/make-requests.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { mountSmallDisk, type SmallDisk } from '#testkit/small-disk.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

/** One ad, one data folder: faults one after the other, and the same command again where the place is mended. */
let place: TemporaryFolder;
/** The disk of the data folder's files; undefined where mounting one takes other rights. */
let disk: SmallDisk | undefined;
const inPlace = (...names: string[]): string => join(place.path, ...names);
const order = ['make', ...shortAd, '--json', '--out'];
const nobodyListens = 'postgresql://beatboard:secret@127.0.0.1:9/postgres';

function run(outFolder: string, environment: Readonly<Record<string, string>> = {}): Promise<CommandEnd> {
  return runBeatboard([...order, outFolder], { homeFolder: inPlace('home'), environment });
}

beforeAll(async () => {
  place = await createTemporaryFolder('faults');
  await writeFile(inPlace('file'), 'in the way');
  disk = await mountSmallDisk(blobFolder(inPlace('home')), 3000);
});

afterAll(async () => {
  await disk?.remove();
  await place?.remove();
});

describe('the first ad', () => {
  let kept: readonly string[] = [];

  it('on a full disk: said so, finished parts are kept, nothing half-written is', async ({ skip }) => {
    if (disk === undefined) return skip('mounting a small disk takes root');
    const end = await run(inPlace('out'));
    expect(faultOf(end)).toEqual(fault(/disk is full/i));
    expect(await readdir(inPlace('out'))).toEqual([]);
    const artifacts = (await readHomeRecords(inPlace('home'))).flatMap((records) => records.artifacts);
    expect(artifacts.map(({ slot }) => slot)).toContain('spec');
    kept = artifacts.map(({ id }) => id);
    const files = await filesBelow(blobFolder(inPlace('home')));
    expect(files.filter((filePath) => filePath.includes('.unfinished'))).toEqual([]);
    await disk.grow(200);
  });

  it('goes on with them, and is not disturbed by a second command, which is sent away', async () => {
    const first = startBeatboard([...order, inPlace('out')], { homeFolder: inPlace('home') });
    await first.until(() => /Making your video|Going on with this video/.test(first.stderr()));
    const second = await run(inPlace('second-out'));
    expect(faultOf(second)).toEqual(fault(/^Another Beatboard \(process \d+\) is working in /));
    expect(second.stderr).toContain(`process ${first.pid}`);
    expect(readMakeResult(await first.ended).qa.passed).toBe(true);
    expect(await processesLeft(inPlace('home'), 5)).toEqual([]);

    const records = await readHomeRecords(inPlace('home'));
    expect(records).toHaveLength(1);
    expect(records[0]?.artifacts.every((artifact) => artifact.version === 1 && wasMade(artifact))).toBe(true);
    expect(records[0]?.artifacts.map(({ id }) => id)).toEqual(expect.arrayContaining([...kept]));
  });
});

describe('the out folder', () => {
  it.each([
    ['below a file', () => inPlace('file', 'out')],
    ['where the system allows none', () => '/proc/beatboard/out'],
  ])('%s: refused before anything is made', async (_name, folder) => {
    const end = await run(folder());
    expect(faultOf(end)).toEqual(fault(/^The folder .* cannot be written to: /));
    expect(end.stderr).not.toContain('Starting the studio');
    expect(await processesLeft(inPlace('home'), 5)).toEqual([]);
  });

  it('full: nothing half-written, and the film comes when there is room', async ({ skip }) => {
    const small = await mountSmallDisk(inPlace('small-out'), 64);
    if (small === undefined) return skip('mounting a small disk takes root');
    try {
      const end = await run(inPlace('small-out'));
      expect(faultOf(end)).toEqual(fault(/^The disk that holds .* is full\.$/));
      expect(await readdir(inPlace('small-out'))).toEqual([]);
      await small.grow(64);
      expect(await makeAgain(inPlace('small-out'))).toEqual(asIfNothingHadBeen);
    } finally {
      await small.remove();
    }
  });
});

describe('ffmpeg', () => {
  it.each([
    ['that cannot make videos', { BEATBOARD_FFMPEG: '/bin/false' }, /ffmpeg you set, \/bin\/false/],
    ['that is not there', { BEATBOARD_FFMPEG: '/nowhere/ffmpeg' }, /ffmpeg you set, \/nowhere\/ffmpeg, does not exist/],
  ])('%s: said so', async (_name, environment, sentence) => {
    expect(faultOf(await run(inPlace('out'), { ...environment, PATH: '/nowhere' }))).toEqual(fault(sentence));
  });
});

describe('the database', () => {
  it('that nobody serves: named without its password', async () => {
    const end = await run(inPlace('out'), { DATABASE_URL: nobodyListens });
    expect(faultOf(end)).toEqual(fault(/^PostgreSQL at 127\.0\.0\.1:9 cannot be reached: /));
    expect(end.stdout + end.stderr).not.toContain('secret');
  });

  it('that cannot start: its own words', async () => {
    const versionFile = inPlace('home', 'postgres', 'PG_VERSION');
    const version = await readFile(versionFile, 'utf8');
    await writeFile(versionFile, '9.1\n');
    try {
      expect(faultOf(await run(inPlace('out')))).toEqual(fault(/^PostgreSQL in .* did not start: /));
    } finally {
      await writeFile(versionFile, version);
    }
  });
});

/** All of the above is mended by now, and nothing of it is noticed any more. */
describe('a server in the mended place', () => {
  let server: RunningServer;

  it('does the work of a command, and a second server is refused', async () => {
    server = await startServer({ homeFolder: inPlace('home') });
    const second = await runBeatboard(['serve', '--port', '0'], { homeFolder: inPlace('home') });
    expect(refusalOf(second)).toEqual(refusal(/^Another Beatboard \(process \d+\) is working in /));
    expect(second.stderr).toContain(`process ${server.pid}`);
    const end = await run(inPlace('out'));
    expect(readMakeResult(end).qa.passed).toBe(true);
    expect(end.stderr).not.toContain('Starting the studio');
  });

  it('that is killed: the command works by itself', async () => {
    await server.kill();
    const end = await run(inPlace('out'));
    expect(end.stderr).toContain('Starting the studio');
    expect(readMakeResult(end).qa.passed).toBe(true);
    expect(await processesLeft(inPlace('home'), 5)).toEqual([]);
  });

  afterAll(() => server?.kill());
});

it('a port that is taken: said so, and nothing stays behind', async () => {
  const { origin, close } = await startHttpOrigin((_request, response) => response.end());
  const port = new URL(origin).port;
  const end = await runBeatboard(['serve', '--port', port], { homeFolder: inPlace('home') });
  await close();
  expect(refusalOf(end)).toEqual(
    refusal(new RegExp(`^Beatboard cannot listen on 127\\.0\\.0\\.1:${port}: another program`)),
  );
  expect(await processesLeft(inPlace('home'), 5)).toEqual([]);
});

/** What a fault is told as: what happened and what to do on stderr, the same in the document, none of our insides. */
function faultOf({ exitCode, stdout, stderr }: CommandEnd) {
  const { detail, next } = JSON.parse(stdout) as { detail: string; next: string };
  return {
    exitCode,
    detail,
    isToldOnce: stderr.trimEnd().endsWith(`${detail}\n${next}`),
    showsInsides: /\bat .*:\d+:\d+|undefined|\[object/.test(stderr),
  };
}

function fault(detail: RegExp) {
  return { exitCode: 1, detail: expect.stringMatching(detail), isToldOnce: true, showsInsides: false };
}

/** How a server says that it cannot start: what happened and what to do, and no address. */
function refusalOf({ exitCode, stdout, stderr }: CommandEnd) {
  const [detail, next, ...more] = stderr.trimEnd().split('\n');
  return { exitCode, stdout, detail, saysWhatToDo: next?.endsWith('.'), more };
}

function refusal(detail: RegExp) {
  return { exitCode: 1, stdout: '', detail: expect.stringMatching(detail), saysWhatToDo: true, more: [] };
}

/** The same command in a mended place: its film, and what is still running afterwards. */
async function makeAgain(outFolder: string) {
  const { qa } = readMakeResult(await run(outFolder));
  return { passed: qa.passed, processes: await processesLeft(inPlace('home'), 5) };
}

const asIfNothingHadBeen = { passed: true, processes: [] };
