import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { BeatboardError } from '#domain/errors.ts';
import { cleanFileName } from '#media/intake/clean-file-name.ts';
import { readAsset, type TakenAsset } from '#media/intake/read-asset.ts';
import type { FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { secret } from './canaries.ts';
import type { HostileFile } from './hostile-file.ts';
import type { HostileGround } from './hostile-files.ts';

/** What became of a file, told as the table tells it. */
interface Result {
  readonly file: HostileFile;
  readonly asset?: TakenAsset;
  readonly refused?: string;
  readonly message?: string;
  readonly faults: readonly string[];
}

async function takeIn(ground: HostileGround, runner: FfmpegRunner, file: HostileFile): Promise<Result> {
  const path = await file.write(ground.uploadFolder);
  const before = readFileSync(path);
  await mkdir(ground.resultFolder, { recursive: true });
  const outputFolder = await mkdtemp(join(ground.resultFolder, 'asset-'));
  const result = await readAsset(runner, path, { name: file.name, outputFolder }).then(
    (asset) => ({ asset }),
    (error: unknown) => ({
      refused: error instanceof BeatboardError ? error.code : 'not an error of ours',
      message: String(error instanceof Error ? error.message : error),
    }),
  );
  const written = await readdir(outputFolder);
  const faults = [
    ...('asset' in result ? await faultsOfAsset(result.asset) : faultsOfRefusal(ground, result.message, file.name)),
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
function faultsOfRefusal(ground: HostileGround, message: string, name: string): string[] {
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

/**
 * Takes the files in, two at a time, as a small server would. Returns every word in which what became of them differs
 * from what the table says, and every other fault.
 */
export async function takeInAll(
  ground: HostileGround,
  runner: FfmpegRunner,
  files: readonly HostileFile[],
): Promise<string[]> {
  const waiting = [...files];
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results.push(await takeIn(ground, runner, next));
    }
  };
  await Promise.all([work(), work()]);
  return results.flatMap(disagreement);
}
