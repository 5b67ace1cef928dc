/**
 * Makes the sample ad that a new library begins with, and writes it to assets/sample. Its parts are made smaller than
 * those of other films, so that the program stays small; nothing is ever taken over from it into another film.
 *
 *   node scripts/write-sample.ts [--home /a/data/folder/in/which/it/was/made]
 */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { Slot } from '#domain/slot.ts';
import { parseSpec, type Spec } from '#domain/spec.ts';
import { concatList } from '#media/ffmpeg/concat.ts';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { createFfmpegRunner, type FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { inputOptions } from '#media/ffmpeg/input-options.ts';
import { muxArguments } from '#media/ffmpeg/mux.ts';
import { h264Options, markBt709, mp4Options } from '#media/ffmpeg/video-options.ts';
import { packFiles } from '#storage/bundle/bundle-files.ts';
import { bundledKey } from '#storage/bundle/bundled-key.ts';
import { readBundle } from '#storage/bundle/read-bundle.ts';
import type { BundledArtifact, VideoBundle } from '#storage/bundle/video-bundle.ts';
import { connectDatabase } from '#storage/database.ts';
import { openDatabase } from '#storage/open-database.ts';
import { makeAd } from '#testkit/beatboard-command.ts';
import { offlineGraph, sha256Of, upToDate } from '#testkit/bundle-digests.ts';

const prompt =
  'A 14-second ad for Sable & Rye, coffee roasted over a wood fire. Warm, moody, premium. "Wake up slowly." ' +
  'Roasted on Tuesday, at your door by Thursday. Order at sableandrye.example';
const makeOptions = ['--seed', '3', '--aspect', '16:9', '--resolution', '720p', '--offline'];

const folder = join(import.meta.dirname, '..', 'assets', 'sample');

/** Bits a second of the finished picture. Grain costs the most, and is the least missed. */
const pictureBitsPerSecond = 1_500_000;

const { values } = parseArgs({ options: { home: { type: 'string' } } });
const work = await mkdtemp(join(tmpdir(), 'beatboard-sample-'));
try {
  const homeFolder = values.home ?? join(work, 'home');
  if (values.home === undefined) await makeAd([prompt, ...makeOptions, '--out', join(work, 'out')], { homeFolder });
  const made = await readFinished(homeFolder);
  const spec = parseSpec(JSON.parse(await readFile(pathOf(homeFolder, made, 'spec'), 'utf8')));
  assertDigests(spec, made);
  const small = await makeSmaller(homeFolder, made, spec);
  await mkdir(folder, { recursive: true });
  const archive = await packFiles(work, small.artifacts);
  await writeFile(join(folder, 'files.br'), archive);
  await writeFile(join(folder, 'sample.json'), `${JSON.stringify(small, null, 1)}\n`);
  const packed = small.artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  console.log(`${small.artifacts.length} files, ${packed} bytes, packed ${archive.length} bytes.`);
} finally {
  await rm(work, { recursive: true, force: true });
}

async function readFinished(homeFolder: string): Promise<VideoBundle> {
  const opened = await openDatabase({ homeFolder });
  try {
    const database = await connectDatabase(opened.url);
    try {
      const [video] = await database.selectFrom('video').select('id').execute();
      return await readBundle(database, video!.id);
    } finally {
      await database.destroy();
    }
  } finally {
    await opened.close();
  }
}

function pathOf(homeFolder: string, { video, artifacts }: VideoBundle, slot: string): string {
  const { file } = artifacts.find((artifact) => artifact.slot === slot)!;
  return join(homeFolder, 'blobs', bundledKey('local', video.id, file));
}

/** Writes every file to the folder of work, smaller where it can be, and tells of what was made from what. */
async function makeSmaller(homeFolder: string, made: VideoBundle, spec: Spec): Promise<VideoBundle> {
  const runner = createFfmpegRunner(await findFfmpeg({ searchPath: process.env.PATH ?? '' }));
  const artifacts: BundledArtifact[] = [];
  // The film is joined from its parts.
  const inOrder = [...made.artifacts].sort(
    (one, other) => Number(one.slot === 'final') - Number(other.slot === 'final'),
  );
  for (const artifact of inOrder) {
    const source = pathOf(homeFolder, made, artifact.slot);
    artifacts.push({ ...artifact, ...(await writeSmaller(runner, spec, artifact, source)) });
  }
  return withDigests(spec, { ...made, artifacts });
}

async function writeSmaller(
  runner: FfmpegRunner,
  spec: Spec,
  { slot, file, mediaType }: BundledArtifact,
  source: string,
): Promise<Pick<BundledArtifact, 'file' | 'mediaType' | 'sha256' | 'sizeBytes'>> {
  const isPicture = mediaType === 'image/png';
  const name = isPicture ? file.replace(/png$/, 'jpg') : file;
  const path = join(work, name);
  if (isPicture) await sharp(source).jpeg({ quality: 92, chromaSubsampling: '4:4:4', mozjpeg: true }).toFile(path);
  else if (slot.startsWith('segment/')) await runner.run(smallerSegment(source, path, spec.fps));
  else if (slot === 'final') await joinFilm(runner, spec, path);
  else await writeFile(path, await readFile(source));
  if (slot.startsWith('segment/')) await assertJoinable(source, path);
  const sha256 = sha256Of(await readFile(path));
  return { file: name, mediaType: isPicture ? 'image/jpeg' : mediaType, sha256, sizeBytes: (await stat(path)).size };
}

/** Finished frames again, with what tells a decoder about them unchanged: edited beats are joined to them by copying. */
function smallerSegment(source: string, path: string, fps: number): string[] {
  const limit = `vbv-maxrate=${pictureBitsPerSecond / 1000}:vbv-bufsize=${(1.5 * pictureBitsPerSecond) / 1000}`;
  return [
    ...[...inputOptions(source), '-map', '0:v:0', '-vf', `hqdn3d=1:1:2:2,setsar=1,${markBt709}`],
    ...h264Options(fps, 'veryfast', 20),
    ...['-x264-params', `subme=5:trellis=2:me=umh:b-adapt=0:partitions=i4x4,i8x8:${limit}`],
    ...mp4Options(fps, path),
  ];
}

/** Throws unless both files tell a decoder the same. */
async function assertJoinable(source: string, path: string): Promise<void> {
  const [before, after] = await Promise.all([source, path].map(async (file) => parameterSets(await readFile(file))));
  if (!before!.equals(after!)) throw new Error(`${path} cannot be joined to new parts: its parameter sets differ.`);
}

/** The box of an MP4 that holds what a decoder has to know beforehand. */
function parameterSets(bytes: Buffer): Buffer {
  const at = bytes.indexOf('avcC');
  return bytes.subarray(at, at + bytes.readUInt32BE(at - 4) - 4);
}

async function joinFilm(runner: FfmpegRunner, spec: Spec, path: string): Promise<void> {
  const listPath = join(work, 'parts.txt');
  const parts = spec.beats.map((_, index) => join(work, `segment_${String(index).padStart(2, '0')}_v1.mp4`));
  await writeFile(listPath, concatList(parts));
  const audioPath = join(work, 'mix_v1.wav');
  await runner.run(muxArguments({ video: { listPath }, audioPath, fps: spec.fps, outputPath: path }));
}

/** Throws unless the film is up to date with its plan, as this script reckons it. */
function assertDigests(spec: Spec, bundle: VideoBundle): void {
  const expected = withDigests(spec, bundle);
  for (const [index, { slot, contentDigest }] of bundle.artifacts.entries()) {
    if (expected.artifacts[index]!.contentDigest !== contentDigest) throw new Error(`${slot} is out of date.`);
  }
}

/** Every artifact with the digest of what it is made from now. No request leads to it: its bytes are for this film alone. */
function withDigests(spec: Spec, bundle: VideoBundle): VideoBundle {
  const hashes = new Map<Slot, string>(bundle.artifacts.map(({ slot, sha256 }) => [slot, sha256]));
  const graph = offlineGraph(spec);
  const artifacts = bundle.artifacts.map((artifact) => ({
    ...upToDate(artifact, graph, hashes),
    requestKey: `sample ${artifact.id}`,
  }));
  return { ...bundle, artifacts };
}
