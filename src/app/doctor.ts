import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { DoctorCheck, DoctorReport } from '#contract/doctor-report.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { Language } from '#domain/language.ts';
import { createFontBook } from '#media/canvas/type/font-book.ts';
import { faceNames } from '#media/canvas/type/font-faces.ts';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { prepareHomeFolder } from '#storage/home-folder.ts';
import { openBlobStore } from '#storage/open-blob-store.ts';
import { openDatabase } from '#storage/open-database.ts';
import { proveBlobStore } from '#storage/prove-blob-store.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createModelShelf, listModels, today } from './model-table.ts';
import { whyUnusable } from './provider-settings.ts';

const neededNodeMajor = 24;
/** Oldest PostgreSQL Beatboard is made for, as `server_version_num` says it. */
const neededPostgresVersion = 150_000;
/** Room for the database and the parts of a few films. */
const neededHomeBytes = 1_000_000_000;
const neededTemporaryBytes = 100_000_000;

/** A letter or two of every script the planner writes in: what cannot draw these cannot make an ad. */
const samples: Partial<Record<Language, string>> = {
  en: 'Beatboard 0123456789 €%',
  fr: 'déjà œuvre',
  de: 'Größe',
  ja: '今だけ、コーヒー',
  zh: '现在购买',
  ar: 'تسوق الآن',
  hi: 'अभी खरीदें',
};

/** Looks at everything Beatboard needs from this machine. Never throws: what cannot be looked at is a fault. */
export async function examineMachine(readSettings: () => Config = readConfig): Promise<DoctorReport> {
  const checks = [await check('node', async () => checkNode())];
  let config: Config | undefined;
  checks.push(
    await check('settings', async () => {
      config = readSettings();
      return config.warnings.length === 0 ? 'none is wrong' : config.warnings.join(' ');
    }),
  );
  checks.push(await check('fonts', async () => checkFonts()));
  checks.push(await check('temporary folder', checkTemporaryFolder));
  if (config) checks.push(...(await examineWith(config)));
  return { ok: checks.every(({ ok }) => ok), checks };
}

async function examineWith(config: Config): Promise<DoctorCheck[]> {
  return [
    await check('ffmpeg', () => checkFfmpeg(config)),
    await check('data folder', () => checkHome(config)),
    await check('postgresql', () => checkPostgres(config)),
    await check('stored files', () => checkBlobs(config)),
    await check('models', async () => describeModels(config)),
  ];
}

/** Runs one check: what it returns was found, what it throws is a fault with the error table's advice. */
async function check(name: string, look: () => Promise<string>): Promise<DoctorCheck> {
  try {
    return { name, ok: true, found: await look(), fix: null };
  } catch (error) {
    if (error instanceof Fault) return { name, ok: false, found: error.message, fix: error.fix };
    if (error instanceof BeatboardError) return { name, ok: false, found: error.message, fix: error.entry.next };
    const found = error instanceof Error ? error.message : String(error);
    return { name, ok: false, found, fix: 'Run "npm install" again.' };
  }
}

/** A fault whose remedy is better known here than in the error table. */
class Fault extends Error {
  readonly fix: string;

  constructor(found: string, fix: string) {
    super(found);
    this.name = 'Fault';
    this.fix = fix;
  }
}

function checkNode(): string {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= neededNodeMajor) return `${node} (${process.execPath})`;
  throw new Fault(`This is Node ${node}.`, `Install Node ${neededNodeMajor} or newer from https://nodejs.org.`);
}

async function checkFfmpeg(config: Config): Promise<string> {
  const { ffmpegPath, version, source } = await findFfmpeg({
    override: config.ffmpegPath,
    searchPath: config.searchPath,
  });
  const origin = { setting: 'BEATBOARD_FFMPEG', path: 'found on PATH', package: 'came with npm install' }[source];
  return `${version} (${ffmpegPath}, ${origin})`;
}

function checkFonts(): string {
  const book = createFontBook();
  for (const face of faceNames) {
    for (const [language, sample] of Object.entries(samples)) book.stackFor(face, sample, language as Language);
  }
  for (const [language, sample] of Object.entries(samples)) book.assertDrawable(sample, language as Language);
  return `${faceNames.length} faces, all load`;
}

async function checkHome(config: Config): Promise<string> {
  const home = await prepareHomeFolder(config.homeFolder);
  return `${home}, ${await checkSpace(home, neededHomeBytes)}`;
}

async function checkTemporaryFolder(): Promise<string> {
  const root = tmpdir();
  try {
    const folder = await mkdtemp(path.join(root, 'beatboard-'));
    await writeFile(path.join(folder, 'probe'), 'probe').finally(() => rm(folder, { recursive: true, force: true }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Fault(`${root} cannot be written to: ${reason}.`, 'Set TMPDIR to a folder you may write to.');
  }
  return `${root}, ${await checkSpace(root, neededTemporaryBytes)}`;
}

async function checkSpace(folder: string, neededBytes: number): Promise<string> {
  const { bavail, bsize } = await statfs(folder);
  const free = `${gigabytes(bavail * bsize)} free`;
  if (bavail * bsize >= neededBytes) return free;
  throw new Fault(`${folder} has only ${free}.`, `Free some space: Beatboard wants ${gigabytes(neededBytes)} there.`);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

async function checkPostgres(config: Config): Promise<string> {
  const { homeFolder, databaseUrl } = config;
  try {
    const database = await openDatabase({ homeFolder, ...(databaseUrl !== undefined && { databaseUrl }) });
    try {
      const version = await readPostgresVersion(database.url);
      return `${version} (${database.kind === 'embedded' ? 'came with npm install, starts' : 'DATABASE_URL, answers'})`;
    } finally {
      await database.close();
    }
  } catch (error) {
    // Only a Beatboard whose database works holds the folder for long.
    if (error instanceof BeatboardError && error.code === 'home_in_use') return 'in use by a Beatboard that is running';
    if (error instanceof BeatboardError && error.code === 'database_unavailable')
      throw new Fault(error.message, fixFor(config));
    throw error;
  }
}

/** On disk they share the data folder and what was found there. */
async function checkBlobs({ s3 }: Config): Promise<string> {
  if (s3 === undefined) return 'in the data folder (S3_BUCKET is not set)';
  const folder = await mkdtemp(path.join(tmpdir(), 'beatboard-'));
  try {
    await proveBlobStore(await openBlobStore(folder, s3), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return `S3 bucket ${s3.bucket} at ${s3.endpoint ?? `Amazon, ${s3.region}`}, can be written to`;
}

/** Which models can be used, and what each of the others lacks. Nobody is asked: keys are tried when they are needed. */
function describeModels({ providers }: Config): string {
  const models = listModels({ shelf: createModelShelf(providers), usable: whyUnusable(providers) }, today());
  const ready = models.filter(({ reason }) => reason === null);
  const reasons = [...new Set(models.flatMap(({ reason }) => reason ?? []))];
  const head = `${ready.length} of ${models.length} can be used; "beatboard models" lists them`;
  return reasons.length === 0 ? head : `${head} (${reasons.join(', ')})`;
}

function fixFor(config: Config): string {
  return config.databaseUrl === undefined
    ? 'Do what the line above says, else run "npm install" again, or set DATABASE_URL to a PostgreSQL server.'
    : 'Correct DATABASE_URL, or unset it to use the PostgreSQL that came with npm install.';
}

async function readPostgresVersion(url: string): Promise<string> {
  const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await session.connect();
  try {
    const { rows } = await session.query<{ version: string; number: number }>(
      `select split_part(current_setting('server_version'), ' ', 1) as version,
              current_setting('server_version_num')::int as number`,
    );
    const { version, number } = rows[0] ?? { version: 'unknown', number: 0 };
    if (number >= neededPostgresVersion) return version;
    throw new Fault(`This server is PostgreSQL ${version}.`, 'Use PostgreSQL 15 or newer, or unset DATABASE_URL.');
  } finally {
    await session.end();
  }
}
