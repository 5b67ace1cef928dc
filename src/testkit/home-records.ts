import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Artifact, ArtifactStore } from '#storage/artifact-store.ts';
import { type Checkpoint, CheckpointStore } from '#storage/checkpoint-store.ts';
import { connectDatabase } from '#storage/database.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';
import { openDatabase } from '#storage/open-database.ts';
import { type Video, VideoStore } from '#storage/video-store.ts';

/** The one user of a Beatboard on its own machine. */
export const localUser = 'local';

/** What a data folder holds of one video. */
export interface VideoRecords {
  readonly video: Video;
  /** Every version of every slot. */
  readonly artifacts: readonly Artifact[];
  readonly checkpoints: readonly Checkpoint[];
}

/** The stores of a data folder that no Beatboard is working in. */
export interface OpenHome {
  readonly videos: VideoStore;
  readonly artifacts: ArtifactStore;
  readonly checkpoints: CheckpointStore;
}

/** Opens the stores of a data folder for as long as `work` takes. */
export async function withHome<Result>(
  homeFolder: string,
  work: (home: OpenHome) => Promise<Result>,
  databaseUrl?: string,
): Promise<Result> {
  const opened = await openDatabase({ homeFolder, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  try {
    const database = await connectDatabase(opened.url);
    try {
      const blobs = new FilesystemBlobStore(blobFolder(homeFolder));
      return await work({
        videos: new VideoStore(database),
        artifacts: new ArtifactStore(database, blobs),
        checkpoints: new CheckpointStore(database),
      });
    } finally {
      await database.destroy();
    }
  } finally {
    await opened.close();
  }
}

/** Everything a data folder knows of its videos, oldest first. */
export async function readHomeRecords(homeFolder: string, databaseUrl?: string): Promise<readonly VideoRecords[]> {
  return withHome(
    homeFolder,
    async ({ videos, artifacts, checkpoints }) => {
      const records: VideoRecords[] = [];
      for (const video of (await videos.list(localUser)).toReversed()) {
        records.push({
          video,
          artifacts: await artifacts.list(localUser, video.id),
          checkpoints: await checkpoints.list(localUser, video.id),
        });
      }
      return records;
    },
    databaseUrl,
  );
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
