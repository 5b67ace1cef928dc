import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '#contract/problem.ts';
import { type CommandEnd, runBeatboard } from '#testkit/beatboard-command.ts';
import { writeBusyPhoto } from '#testkit/example-pictures.ts';
import { blackPng } from '#testkit/hostile-files/png-bytes.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

let place: TemporaryFolder;
const inPlace = (name: string): string => join(place.path, name);
const prompt = 'Ember coffee, slow mornings';
const run = (args: readonly string[], homeName = 'home'): Promise<CommandEnd> =>
  runBeatboard(['make', ...args], { homeFolder: inPlace(homeName) });

beforeAll(async () => {
  place = await createTemporaryFolder('bad-input');
  await writeFile(inPlace('words.png'), 'These are words and no picture.\n'.repeat(40));
  await writeFile(inPlace('huge.png'), blackPng(20_000, 20_000));
  await writeBusyPhoto(inPlace('whole.png'));
  const jpeg = await sharp(inPlace('whole.png')).jpeg().toBuffer();
  await writeFile(inPlace('half.jpg'), jpeg.subarray(0, jpeg.length / 2));
  await writeFile(inPlace('empty.png'), '');
});

afterAll(() => place.remove());

describe('what can be seen before anything starts', () => {
  it.each<[string, string[], RegExp]>([
    ['no prompt', [], /prompt is empty/],
    ['an empty prompt', ['   '], /prompt is empty/],
    ['a prompt of 50,000 characters', ['a'.repeat(50_000)], /50,000 characters/],
    ['a duration of 0', [prompt, '--duration', '0'], /--duration.*0/],
    ['a negative duration', [prompt, '--duration', '-5'], /--duration.*-5/],
    ['a duration of ten hours', [prompt, '--duration', '36000'], /--duration.*36000/],
    ['a duration in words', [prompt, '--duration', 'long'], /--duration.*long/],
    ['an unknown option', [prompt, '--sparkle'], /--sparkle/],
    ['an unknown format', [prompt, '--aspect', '3:7'], /--aspect.*3:7/],
    ['a missing picture', [prompt, '--image', 'nowhere.png'], /nowhere\.png.* does not exist/],
    ['an empty picture', [prompt, '--image', 'empty.png'], /empty\.png.* is an empty file/],
  ])('%s: one sentence, exit code 2, no folder touched', async (_name, args, sentence) => {
    const paths = args.map((word) => (word === 'empty.png' ? inPlace(word) : word));
    const end = await run([...paths, '--out', inPlace('out')]);
    expectRefusal(end, sentence);
    expect(await exists('out')).toBe(false);
    expect(await exists('home')).toBe(false);
  });
});

describe('what shows only when the file is read', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ homeFolder: inPlace('served') });
  });
  afterAll(() => server?.stop());

  it.each<[string, string, RegExp]>([
    ['words named like a picture', 'words.png', /words\.png is not a file that can be used: pictures as JPEG, PNG, /],
    ['a picture of 400 megapixels', 'huge.png', /huge\.png.*20000 x 20000.*40 megapixels/],
    ['a JPEG cut in half', 'half.jpg', /half\.jpg.* damaged or cut off/],
  ])('%s: one sentence, exit code 2, nothing in the out folder', async (_name, file, sentence) => {
    const end = await run([prompt, '--image', inPlace(file), '--out', inPlace('out')], 'served');
    expectRefusal(end, sentence);
    expect(await readdir(inPlace('out'))).toEqual([]);
  });
});

it('tells a program the same in one document', async () => {
  const end = await run([prompt, '--duration', '0', '--json', '--out', inPlace('never')]);
  expect(end.exitCode).toBe(2);
  expect(problemSchema.parse(JSON.parse(end.stdout))).toMatchObject({ code: 'option_invalid' });
  expect(await exists('never')).toBe(false);
});

/** What happened in one sentence, what to do in another, and no trace of our insides. */
function expectRefusal({ exitCode, stdout, stderr }: CommandEnd, sentence: RegExp): void {
  const lines = stderr.trim().split('\n');
  const told = lines.filter((line) => line !== 'Reading your files');
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(sentence);
  for (const line of told) expect(line).toMatch(/^\S.*[.!?":]$/);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+|Error:|undefined|\[object/);
  expect(stdout).toBe('');
  expect(exitCode).toBe(2);
}

async function exists(name: string): Promise<boolean> {
  return stat(inPlace(name)).then(
    () => true,
    () => false,
  );
}
