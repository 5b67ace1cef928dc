import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#contract/operations.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { connectDatabase } from '#storage/database.ts';
import { openDatabase } from '#storage/open-database.ts';
import { type CommandEnd, runBeatboard, type CommandOptions } from '#testkit/beatboard-command.ts';
import { blobFolder, filesBelow } from '#testkit/home-records.ts';
import { shortAd } from '#testkit/make-requests.ts';
import { startSimulator, type Simulator } from '#testkit/provider-simulator/start-simulator.ts';
import { startServer } from '#testkit/running-server.ts';
import { eventually } from '#testkit/eventually.ts';
import { readEvents } from '#testkit/event-reader.ts';
import { type Canary, makeCanaries, saveCanaryKey, settingsOf } from '#testkit/secrets/canary-settings.ts';
import { dumpDatabase } from '#testkit/secrets/dump-database.ts';
import { canariesIn, canariesInFiles } from '#testkit/secrets/find-canaries.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

/**
 * One film by way of providers that repeat our keys in their errors, through a server and the commands that talk to it.
 * Afterwards every key is looked for wherever something was written or said.
 */
const timeScale = 0.02;
const order = ['make', ...shortAd];
const draft = ['--quality', 'draft', '--json'];

let place: TemporaryFolder;
let simulator: Simulator;
let canaries: readonly Canary[];
let options: CommandOptions;
/** What was said, by where. */
const said = new Map<string, string>();
const keyOf = (setting: string): string => canaries.find((canary) => canary.setting === setting)!.value;

async function command(name: string, ...args: string[]): Promise<CommandEnd> {
  const end = await runBeatboard(args, options);
  said.set(`stdout of ${name}`, end.stdout);
  said.set(`stderr of ${name}`, end.stderr);
  return end;
}

beforeAll(async () => {
  place = await createTemporaryFolder('secrets');
  simulator = await startSimulator({ timeScale });
  canaries = makeCanaries();
  const addresses = Object.entries(simulator.settings).filter(([name]) => /_(?:BASE_)?URL$/.test(name));
  const environment = {
    ...Object.fromEntries(addresses),
    ...settingsOf(canaries),
    ...{ OPENAI_COMPATIBLE_BASE_URL: `${simulator.origin}/compatible/v1`, OPENAI_COMPATIBLE_MODEL: 'llama3.2' },
    ...{ NODE_ENV: 'test', BEATBOARD_TIME_SCALE: String(timeScale) },
  };
  options = { homeFolder: join(place.path, 'home'), environment };
  const server = await startServer(options);
  try {
    const saved = await saveCanaryKey(server.url);
    canaries = [...canaries, saved.canary];
    said.set('PUT /api/settings/providers/elevenlabs', saved.answer);
    await makeFilm();
    await readAnswers(server.url);
    await command('doctor', 'doctor');
    await command('doctor --json', 'doctor', '--json');
    await command('models', 'models', '--json');
    await command('costs', 'costs', '--json');
  } finally {
    const { stdout, stderr } = await server.stop();
    said.set('stdout of the server', stdout);
    said.set('stderr of the server', stderr);
  }
}, 170_000);

afterAll(async () => {
  await simulator?.close();
  await place?.remove();
});

/** Three commands: one fails for an error that holds a key, the next gets through some, the last is refused with one. */
async function makeFilm(): Promise<void> {
  const [openAi, replicate] = [keyOf('OPENAI_API_KEY'), keyOf('REPLICATE_API_TOKEN')];
  const planning = ['--language-model', 'openai/gpt-6-luna'];
  const once = { times: 1 };
  const broken = `No worker took the call of Bearer ${openAi}`;
  simulator.addFault({
    match: { provider: 'openai', ...once },
    action: { kind: 'status', status: 500, message: broken },
  });
  const words = [...order, ...draft, ...planning, '--out', join(place.path, 'out')];
  expect((await command('a command that failed', ...words)).exitCode).not.toBe(0);
  const failed = { kind: 'failed', error: `E1000: webhook to https://x.example/?token=${replicate} failed` } as const;
  simulator.addFault({ match: { provider: 'replicate', ...once }, action: failed });
  const down = { kind: 'status', status: 500, message: `upstream said: authorization: Token ${replicate}` } as const;
  simulator.addFault({ match: { provider: 'replicate', route: 'predictions.get', nth: 2 }, action: down });
  const made = await command('a command', ...words);
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  const refusal = { kind: 'status', status: 401, message: `Incorrect API key provided: ${openAi}.` } as const;
  simulator.addFault({ match: { provider: 'openai' }, action: refusal });
  const refused = await command('a refused command', ...words, '--seed', '2');
  expect(refused.exitCode).not.toBe(0);
}

/** What every reading operation answers of both videos, the streams of their events, and what the server says of itself. */
async function readAnswers(origin: string): Promise<void> {
  const read = async (path: string): Promise<string> => {
    const text = await (await fetch(origin + path)).text();
    said.set(`GET ${path}`, text);
    return text;
  };
  for (const path of ['/openapi.json', '/docs', '/metrics', '/health', '/ready']) await read(path);
  const { data: videos } = JSON.parse(await read('/api/videos')) as { data: VideoStatus[] };
  for (const { video_id } of videos) {
    const status = JSON.parse(await read(`/api/status/${video_id}`)) as VideoStatus;
    const checkpoint_id = status.current_checkpoint?.checkpoint_id ?? 'none';
    const values: Readonly<Record<string, string>> = { video_id, checkpoint_id };
    const paths = Object.values(operations)
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path);
    for (const path of paths) {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? 'none');
      if (!filled.includes('none')) await read(filled);
    }
    const reader = await readEvents(`${origin}/api/status/${video_id}/stream`, { 'last-event-id': '0' });
    await eventually(() => expect(reader.events.length).toBeGreaterThan(3));
    said.set(`events of ${video_id}`, JSON.stringify(reader.events));
    reader.stop();
  }
}

/** Everything in the database of a data folder nobody works in. */
async function dumpHome(): Promise<ReadonlyMap<string, string>> {
  const opened = await openDatabase(options);
  const database = await connectDatabase(opened.url);
  try {
    return await dumpDatabase(database);
  } finally {
    await database.destroy();
    await opened.close();
  }
}

describe('no key of a provider is found', () => {
  it('in what was said by commands, the server, its replies and its streams', () => {
    expect(said.size).toBeGreaterThanOrEqual(30);
    const found = [...said].flatMap(([where, text]) =>
      canariesIn(text, canaries).map((setting) => `${setting} in ${where}`),
    );
    expect(found).toEqual([]);
  });

  it('in any row of any table, where the errors that held them are kept', async () => {
    const dump = await dumpHome();
    expect(dump.size).toBeGreaterThanOrEqual(15);
    expect([...dump.keys()].some((table) => table.startsWith('dbos.'))).toBe(true);
    const found = [...dump].flatMap(([table, rows]) =>
      canariesIn(rows, canaries).map((setting) => `${setting} in ${table}`),
    );
    expect(found).toEqual([]);
    // The errors came, and their words were kept: without them this would show nothing.
    expect(dump.get('public.attempt')).toMatch(/No worker took the call of/);
    expect(dump.get('public.attempt')).toMatch(/E1000: webhook to/);
    expect(dump.get('public.event')).toMatch(/Incorrect API key provided/);
    expect(dump.get('public.provider_key')).toContain('elevenlabs');
  });

  it('in any file of the data folder, the blobs and the database among them', async () => {
    expect((await filesBelow(blobFolder(options.homeFolder))).length).toBeGreaterThan(10);
    expect(await canariesInFiles(options.homeFolder, canaries)).toEqual([]);
  });

  it('in the film and the pictures that were delivered, or what they say about themselves', async () => {
    const folder = join(place.path, 'out');
    expect((await filesBelow(folder)).length).toBeGreaterThanOrEqual(3);
    expect(await canariesInFiles(folder, canaries)).toEqual([]);
  });

  it('unless somebody wrote one down: the search itself finds them', async () => {
    const key = keyOf('XAI_API_KEY');
    expect(canariesIn(`{"key":"${key}"}`, canaries)).toEqual(['XAI_API_KEY']);
    expect(canariesIn(Buffer.from(`user:${key}`).toString('base64'), canaries)).toEqual(['XAI_API_KEY']);
    expect(simulator.requests().length).toBeGreaterThan(10);
  });
});
