import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { Artifact } from '#contract/artifact.ts';
import type { checkpointDetailSchema } from '#contract/checkpoint.ts';
import type { videoSchema } from '#contract/library.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import { BeatboardError } from '#domain/errors.ts';
import { exportName } from './export-names.ts';
import { toOutputError } from './file-fault.ts';
import { plainText } from './terminal.ts';

/** What is exported, and where to. */
export interface ExportJob {
  readonly video: z.output<typeof videoSchema>;
  readonly detail: z.output<typeof checkpointDetailSchema>;
  /** Absolute, and there. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** `manifest.json`: every file with its digest and what made it, for how much. */
export interface ExportManifest {
  readonly format: typeof manifestFormat;
  readonly video_id: string;
  readonly title: string | null;
  readonly prompt: string;
  readonly checkpoint: ExportJob['detail']['checkpoint'];
  /** False until every file is there. */
  readonly complete: boolean;
  readonly files: readonly ({ readonly path: string } & Omit<Artifact, 's3_url'>)[];
}

const manifestFormat = 'beatboard-export-1';
const manifestName = 'manifest.json';

/**
 * Downloads everything a checkpoint selects, each file whole or not at all. `manifest.json` marks the folder as an
 * export from the beginning, and says at the end that all is there. Throws `output_unwritable` for a folder that holds
 * something else.
 */
export async function exportCheckpoint(
  client: StudioClient,
  job: ExportJob,
  say: (line: string) => void,
): Promise<ExportManifest> {
  const { video, detail, folder, signal } = job;
  try {
    await clearFor(folder, video.video_id);
    await writeManifest(job, []);
    const files: ExportManifest['files'][number][] = [];
    for (const artifact of detail.artifacts) {
      const name =
        artifact.slot === 'spec' ? await savePlan(job) : await saveArtifact(client, artifact, folder, signal);
      const { s3_url: _address, ...provenance } = artifact;
      files.push({ path: name.path, ...provenance, sha256: name.sha256, size_bytes: name.sizeBytes });
      say(`Saved ${plainText(name.path)}`);
    }
    return await writeManifest(job, files, true);
  } catch (error) {
    throw signal.aborted ? error : toOutputError(error, folder);
  }
}

async function writeManifest(
  { video, detail, folder }: ExportJob,
  files: ExportManifest['files'],
  complete = false,
): Promise<ExportManifest> {
  const manifest: ExportManifest = {
    format: manifestFormat,
    video_id: video.video_id,
    title: video.title,
    prompt: video.prompt,
    checkpoint: detail.checkpoint,
    complete,
    files,
  };
  await writeWhole(path.join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** A file as it was saved. */
interface SavedFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

async function saveArtifact(
  client: StudioClient,
  artifact: Artifact,
  folder: string,
  signal: AbortSignal,
): Promise<SavedFile> {
  const partialPath = path.join(folder, `.beatboard-${artifact.artifact_id.replaceAll(/[^\w-]/g, '_')}.partial`);
  try {
    const { mediaType } = await client.download(artifact, partialPath, signal);
    const name = exportName(artifact.slot, mediaType);
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await rename(partialPath, path.join(folder, name));
    return { path: name, sha256: artifact.sha256, sizeBytes: artifact.size_bytes };
  } finally {
    await rm(partialPath, { force: true });
  }
}

/** The plan as the wire shows it, edits included: that is what the other files were made from. */
async function savePlan({ detail, folder }: ExportJob): Promise<SavedFile> {
  const name = exportName('spec', 'application/json');
  const text = `${JSON.stringify(detail.spec, null, 2)}\n`;
  await writeWhole(path.join(folder, name), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { path: name, sha256, sizeBytes: Buffer.byteLength(text) };
}

async function writeWhole(filePath: string, text: string): Promise<void> {
  await writeFile(`${filePath}.part`, text, { flush: true });
  await rename(`${filePath}.part`, filePath);
}

/** Takes an earlier export of the same video out of the way. Anything else in the folder is not ours to touch. */
async function clearFor(folder: string, videoId: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.beatboard-'));
  if (names.length === 0) return;
  const earlier = await readManifest(path.join(folder, manifestName));
  if (earlier === null || earlier.video_id !== videoId) {
    throw new BeatboardError(
      'output_unwritable',
      `The folder ${folder} holds other files; an export takes one of its own.`,
    );
  }
  for (const file of earlier.files) {
    const target = path.resolve(folder, String(file.path));
    if (target.startsWith(folder + path.sep)) await rm(target, { force: true });
  }
}

async function readManifest(filePath: string): Promise<ExportManifest | null> {
  const text = await readFile(filePath, 'utf8').catch(() => null);
  try {
    const document = JSON.parse(text ?? 'null') as Partial<ExportManifest> | null;
    return document?.format === manifestFormat && Array.isArray(document.files) ? (document as ExportManifest) : null;
  } catch {
    return null;
  }
}
