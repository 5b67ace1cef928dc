import { link, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { localIdentity } from '#domain/identity/identity.ts';
import { parseSpec, type Spec } from '#domain/spec.ts';
import { bundledKey } from '#storage/bundle/bundled-key.ts';
import { unpackFiles } from '#storage/bundle/bundle-files.ts';
import { loadSample } from '#storage/bundle/give-sample.ts';
import { insertBundle } from '#storage/bundle/insert-bundle.ts';
import { connectDatabase } from '#storage/database.ts';
import { openDatabase } from '#storage/open-database.ts';
import { sha256Of } from '../bundle-digests.ts';
import { longFilm, type Material } from './long-film.ts';

/** How large a library is to be. */
export interface LibrarySize {
  /** Finished videos; 1 unless given. */
  readonly videos?: number;
  /** Of each, up to 77; 6 unless given. */
  readonly beats?: number;
  /** Of each, in branches off branches; 4, one of each phase, unless given. */
  readonly checkpoints?: number;
}

const sampleFolder = join(import.meta.dirname, '..', '..', '..', 'assets', 'sample');
const { userId } = localIdentity;

/**
 * Fills a data folder that does not exist yet with videos that look like real ones: their rows are written at once, and
 * their files are those of the sample ad under many names. On `main` they are up to date; a branch keeps the clips from
 * before its edit. Returns the ids of the videos.
 */
export async function fillLibrary(
  homeFolder: string,
  { videos = 1, beats = 6, checkpoints = 4 }: LibrarySize,
): Promise<readonly string[]> {
  const opened = await openDatabase({ homeFolder });
  const material = await mkdtemp(join(homeFolder, 'material-'));
  try {
    const sample = await readMaterial(material, beats);
    const database = await connectDatabase(opened.url);
    try {
      const ids: string[] = [];
      for (let number = 1; number <= videos; number += 1) {
        const film = longFilm(sample, { number, checkpoints });
        await linkFiles(homeFolder, material, film);
        await database
          .transaction()
          .execute((transaction) => insertBundle(transaction, userId, film.bundle, { isSample: false }));
        ids.push(film.bundle.video.id);
      }
      return ids;
    } finally {
      await database.destroy();
    }
  } finally {
    await rm(material, { recursive: true, force: true });
    await opened.close();
  }
}

/** The sample's files in a folder, with a plan of more beats beside them. */
async function readMaterial(folder: string, beats: number): Promise<Material> {
  const bundle = await loadSample(sampleFolder);
  await unpackFiles(join(sampleFolder, 'files.br'), bundle.artifacts, folder);
  const plan = bundle.artifacts.find(({ slot }) => slot === 'spec')!;
  const spec = withBeats(parseSpec(JSON.parse(await readFile(join(folder, plan.file), 'utf8'))), beats);
  const file = 'long_plan.json';
  const text = JSON.stringify(spec);
  await writeFile(join(folder, file), text);
  const { size: sizeBytes } = await stat(join(folder, file));
  const long = { ...plan, file, sha256: sha256Of(text), sizeBytes };
  const artifacts = bundle.artifacts.map((artifact) => (artifact === plan ? long : artifact));
  return { bundle: { ...bundle, artifacts }, spec };
}

/** The plan with its beats over and over. */
function withBeats(spec: Spec, count: number): Spec {
  let startSeconds = 0;
  const beats = Array.from({ length: count }, (_, index) => {
    const beat = { ...spec.beats[index % spec.beats.length]!, startSeconds };
    startSeconds += beat.durationSeconds;
    return beat;
  });
  return parseSpec({ ...spec, beats, durationSeconds: startSeconds });
}

/** One file may have any number of names; a store never writes into what it has. */
async function linkFiles(homeFolder: string, material: string, film: ReturnType<typeof longFilm>): Promise<void> {
  const pathOf = (file: string): string => join(homeFolder, 'blobs', bundledKey(userId, film.bundle.video.id, file));
  await mkdir(dirname(pathOf('any')), { recursive: true });
  for (const { file, source } of film.files) await link(join(material, source), pathOf(file));
}
