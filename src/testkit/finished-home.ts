import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { phases } from '#domain/slot.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { createFilmMeter, type FilmMeter } from './film-facts.ts';
import { processesLeft } from './home-processes.ts';
import { blobFolder, filesBelow, readHomeRecords, wasMade, type VideoRecords } from './home-records.ts';

/** What a film is to the eye and the ear. */
export interface Reference {
  readonly frames: readonly string[];
  /** SHA-256 of the decoded samples. */
  readonly sound: string;
}

/** Measures a film, to compare others with it. */
export async function referenceOf(filmPath: string, meter?: FilmMeter): Promise<Reference> {
  const film = meter ?? (await createFilmMeter());
  const samples = await film.samples(filmPath);
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  return { frames: await film.frames(filmPath), sound: createHash('sha256').update(bytes).digest('hex') };
}

/** How long encoders and the database may need to notice that their master is gone, in seconds. */
const graceSeconds = 10;

/**
 * Everything that is wrong with a data folder in which an ad was finished, one sentence each: a film that differs,
 * results made or kept twice, files left over, processes still alive.
 */
export async function findFaults(
  homeFolder: string,
  outFolder: string,
  filmPath: string,
  reference: Reference,
): Promise<readonly string[]> {
  const left = await processesLeft(homeFolder, graceSeconds);
  const records = await readHomeRecords(homeFolder);
  return [
    ...left.map((orphan) => `Process ${orphan.pid} is still alive: ${orphan.command}`),
    ...(await filmFaults(filmPath, reference)),
    ...storedTwice(records),
    ...madeTwice(records),
    ...records.flatMap(checkpointFaults),
    ...(await leftoverFaults(homeFolder, outFolder, records)),
  ];
}

async function filmFaults(filmPath: string, reference: Reference): Promise<string[]> {
  const { frames, sound } = await referenceOf(filmPath);
  const differing = reference.frames.findIndex((hash, index) => hash !== frames[index]);
  return [
    ...(frames.length === reference.frames.length ? [] : [`The film has ${frames.length} frames.`]),
    ...(differing === -1 ? [] : [`Frame ${differing} differs from that of the undisturbed run.`]),
    ...(sound === reference.sound ? [] : ['The sound differs from that of the undisturbed run.']),
  ];
}

function storedTwice(records: readonly VideoRecords[]): string[] {
  return records.flatMap(({ video, artifacts }) =>
    artifacts
      .filter((artifact) => artifact.version !== 1)
      .map((artifact) => `${video.id} has ${artifact.slot} in version ${artifact.version}: it was stored twice.`),
  );
}

/** A run that was killed when all was stored is followed by another video, which must take everything over. */
function madeTwice(records: readonly VideoRecords[]): string[] {
  const made = new Map<string, Artifact[]>();
  for (const artifact of records.flatMap(({ artifacts }) => artifacts).filter(wasMade)) {
    made.set(artifact.slot, [...(made.get(artifact.slot) ?? []), artifact]);
  }
  return [...made].filter(([, artifacts]) => artifacts.length > 1).map(([slot]) => `${slot} was made twice.`);
}

function checkpointFaults({ video, checkpoints }: VideoRecords): string[] {
  if (video.status !== 'completed') return [`${video.id} is ${video.status}.`];
  const closed = checkpoints.map((checkpoint) => checkpoint.phase).sort((a, b) => a - b);
  return closed.join() === phases.join() ? [] : [`${video.id} has checkpoints of the phases ${closed.join(', ')}.`];
}

/** Files that no row knows, unfinished copies, scratch and the like. */
async function leftoverFaults(
  homeFolder: string,
  outFolder: string,
  records: readonly VideoRecords[],
): Promise<string[]> {
  const known = new Set(records.flatMap(({ artifacts }) => artifacts.map((artifact) => artifact.storageKey)));
  const blobs = await filesBelow(blobFolder(homeFolder));
  const strangers = blobs.filter((filePath) => !known.has(relative(blobFolder(homeFolder), filePath)));
  const scratch = await filesBelow(join(homeFolder, 'scratch'));
  const own = (await filesBelow(homeFolder)).filter((filePath) =>
    /\.unfinished\/|\.initdb$|\/(?:lock|\.write-)/.test(filePath),
  );
  const partial = (await filesBelow(outFolder)).filter((filePath) => filePath.endsWith('.partial'));
  const left = new Set([...strangers, ...scratch, ...own, ...partial]);
  return [...left].map((filePath) => `${relative(join(homeFolder, '..'), filePath)} was left over.`);
}
