import { readFileSync } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { secret } from '#testkit/hostile-files/canaries.ts';
import { openHostileGround, type HostileGround } from '#testkit/hostile-files/hostile-files.ts';
import type { HostileFile } from '#testkit/hostile-files/hostile-file.ts';
import { watchMemory } from '#testkit/process-memory.ts';
import { findTestRunners } from '../ffmpeg/test-binaries.ts';
import { cleanFileName } from './clean-file-name.ts';
import { readAsset } from './read-asset.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { TakenAsset } from './read-asset.ts';

// The npm-shipped one where there is one: the same on every machine, and the quickest to start.
const runners = (await findTestRunners()).toReversed();
const [main] = runners;
if (main === undefined) throw new Error('no ffmpeg to test with');

let ground: HostileGround;
let folderCount = 0;
beforeAll(async () => {
  ground = await openHostileGround(main.runner);
});
afterAll(() => ground.close());

/** What became of a file, told as the table tells it. */
interface Result {
  readonly file: HostileFile;
  readonly asset?: TakenAsset;
  readonly refused?: string;
  readonly message?: string;
  readonly faults: readonly string[];
}

async function takeIn(runner: FfmpegRunner, file: HostileFile): Promise<Result> {
  const path = await file.write(ground.uploadFolder);
  const before = readFileSync(path);
  const outputFolder = join(ground.resultFolder, String(folderCount++));
  await mkdir(outputFolder, { recursive: true });
  const result = await readAsset(runner, path, { name: file.name, outputFolder }).then(
    (asset) => ({ asset }),
    (error: unknown) => ({
      refused: error instanceof BeatboardError ? error.code : 'not an error of ours',
      message: String(error instanceof Error ? error.message : error),
    }),
  );
  const written = await readdir(outputFolder);
  const faults = [
    ...('asset' in result ? await faultsOfAsset(result.asset) : faultsOfRefusal(result.message, file.name)),
    ...(written.length === ('asset' in result ? 1 : 0) ? [] : [`left ${written.join(', ') || 'nothing'} behind`]),
    ...(before.equals(readFileSync(path)) ? [] : ['the file itself was changed']),
  ];
  return { file, ...result, faults };
}

/** Nothing of the sender's words is left in what is kept, and it is of our kind to the bit. */
async function faultsOfAsset(asset: TakenAsset): Promise<string[]> {
  const bytes = await readFile(asset.filePath);
  const faults = bytes.includes(secret) ? ['the result holds the secret'] : [];
  if (cleanFileName(asset.name) !== asset.name) faults.push(`the name ${JSON.stringify(asset.name)} is not clean`);
  if (asset.kind !== 'image') return faults;
  const { format, space, depth, exif, icc, xmp, iptc, orientation, pages, comments } = await sharp(bytes).metadata();
  const notes = { exif, icc, xmp, iptc, orientation, pages, comments };
  for (const [name, value] of Object.entries(notes)) if (value !== undefined) faults.push(`the picture has ${name}`);
  if (`${format} ${space} ${depth}` !== 'png srgb uchar') faults.push(`the picture is ${format} ${space} ${depth}`);
  return faults;
}

/** One clear sentence: no path of ours, no trace of our insides, nothing that would break a line or turn the writing. */
function faultsOfRefusal(message: string, name: string): string[] {
  const faults = /\n|[\u202a-\u202e\p{Cc}]/u.test(message) ? ['the sentence has controls in it'] : [];
  if (message.includes(ground.uploadFolder)) faults.push('the sentence tells where our files are');
  if (!/^\S.*\.$/s.test(message)) faults.push('it is no sentence');
  if (!message.startsWith(cleanFileName(name)) && name !== '') faults.push('the sentence does not name the file');
  return faults;
}

/** What the table says against what happened; empty when they agree. */
function disagreement({ file, asset, refused, message, faults }: Result): string[] {
  const { expected } = file;
  const size = asset !== undefined && 'width' in asset ? `${asset.width} x ${asset.height}` : '';
  const isAsSaid =
    asset === undefined
      ? [expected.refused].flat().some((code) => code === refused)
      : expected.accepted === asset.kind && (expected.size === undefined || expected.size.join(' x ') === size);
  const outcome = asset === undefined ? `refused (${refused}: ${message})` : `taken as ${asset.kind} ${size}`;
  const said = isAsSaid ? [] : [`${file.title}: ${outcome}, the table says ${JSON.stringify(expected)}`];
  return [...said, ...faults.map((fault) => `${file.title}: ${fault}`)];
}

/** Two at a time, as a small server would. */
async function takeInAll(runner: FfmpegRunner, files: readonly HostileFile[]): Promise<string[]> {
  const waiting = [...files];
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results.push(await takeIn(runner, next));
    }
  };
  await Promise.all([work(), work()]);
  return results.flatMap(disagreement);
}

describe('hostile and odd files', () => {
  it('are many, and each has a title of its own', () => {
    const titles = new Set(ground.files.map((file) => file.title));
    expect(titles.size).toBe(ground.files.length);
    expect(ground.files.length).toBeGreaterThan(400);
  });

  it('end as the table says, touch nothing outside, and stay below 1 GiB', { timeout: 240_000 }, async () => {
    const memory = watchMemory();
    const outside = await readdir(join(ground.uploadFolder, '..'));
    const disagreements = await takeInAll(main.runner, ground.files);
    const highestBytes = await memory.stop();
    expect(disagreements).toEqual([]);
    expect(ground.canaries.networkTouches()).toBe(0);
    expect(ground.canaries.pipeTouches()).toBe(0);
    expect((await readdir(join(ground.uploadFolder, '..'))).toSorted()).toEqual([...outside, 'results'].toSorted());
    expect(highestBytes).toBeLessThan(2 ** 30);
  });

  it.each(runners.slice(1))('that reach for others do so in vain with $name, too', async ({ runner }) => {
    const reaching = /HLS behind|MagicYUV|reference movie|frames (in|on|beside|behind)|packed index|500 tracks/;
    const files = ground.files.filter((file) => reaching.test(file.title));
    expect(files.length).toBeGreaterThan(20);
    expect(await takeInAll(runner, files)).toEqual([]);
    expect(ground.canaries.networkTouches() + ground.canaries.pipeTouches()).toBe(0);
  });
});

describe('the canaries', () => {
  it.each(runners)('sing when the guards are gone, with $name', async ({ runner }) => {
    const write = async (title: string): Promise<string> => {
      const file = ground.files.find((each) => each.title === title);
      if (file === undefined) throw new Error(`There is no file "${title}".`);
      return file.write(ground.uploadFolder);
    };
    const decode = async (input: readonly string[], path: string): Promise<unknown> =>
      runner.run([...input, '-i', path, '-frames:v', '1', '-f', 'null', '-'], { timeoutMs: 3000 }).catch(() => null);
    const { pipeTouches, networkTouches } = ground.canaries;
    const before = { pipe: pipeTouches(), network: networkTouches() };
    // By its bytes alone ffmpeg takes this for a list, whatever its name says.
    await decode(['-safe', '0'], await write('ffconcat to a file'));
    expect(pipeTouches()).toBeGreaterThan(before.pipe);
    const everything = ['-protocol_whitelist', 'file,http,tcp', '-safe', '0'];
    await decode(everything, await write('ffconcat to the network'));
    expect(networkTouches()).toBeGreaterThan(before.network);
  });
});
