import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { localIdentity } from '#domain/identity/identity.ts';
import { type Artifact, ArtifactStore } from '#storage/artifact-store.ts';
import { type Checkpoint, CheckpointStore } from '#storage/checkpoint-store.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';
import { openDatabase } from '#storage/open-database.ts';
import { type Video, VideoStore } from '#storage/video-store.ts';

/** What a data folder holds of one video. */
export interface VideoRecords {
  readonly video: Video;
  /** Every version of every slot. */
  readonly artifacts: readonly Artifact[];
  readonly checkpoints: readonly Checkpoint[];
}

/** Everything a data folder that no Beatboard is working in knows of its local user's videos, oldest first. */
export async function readHomeRecords(homeFolder: string, databaseUrl?: string): Promise<readonly VideoRecords[]> {
  const opened = await openDatabase({ homeFolder, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  try {
    const database = await connectDatabase(opened.url);
    try {
      return await readRecords(database, homeFolder);
    } finally {
      await database.destroy();
    }
  } finally {
    await opened.close();
  }
}

async function readRecords(database: Database, homeFolder: string): Promise<readonly VideoRecords[]> {
  const videos = new VideoStore(database);
  const artifacts = new ArtifactStore(database, new FilesystemBlobStore(blobFolder(homeFolder)));
  const checkpoints = new CheckpointStore(database);
  const { userId } = localIdentity;
  const { entries } = await videos.list(userId, { limit: 200 });
  const records: VideoRecords[] = [];
  for (const video of entries.toReversed()) {
    records.push({
      video,
      artifacts: await artifacts.list(userId, video.id),
      checkpoints: await checkpoints.list(userId, video.id),
    });
  }
  return records;
}

/** Whether an artifact was made for its video and not taken over from another one. */
export function wasMade(artifact: Artifact): boolean {
  return artifact.metadata.reused_from === undefined;
}

/** Where the files of a data folder lie. */
export function blobFolder(homeFolder: string): string {
  return join(homeFolder, 'blobs');
}

/** Bytes on the disk below a folder, each file counted once however many names it has. */
export async function storedBytes(folder: string): Promise<number> {
  const sizes = new Map<number, number>();
  for (const filePath of await filesBelow(folder)) {
    const { ino, size } = await stat(filePath);
    sizes.set(ino, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** Every file below a folder, hidden ones too; none when there is no such folder. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
