import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Artifact } from '#contract/artifact.ts';
import { deliveredSlots } from '#contract/artifact.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import { BeatboardError } from '#domain/errors.ts';
import { toOutputError } from './file-fault.ts';

/** What a finished video hands over. */
export interface DeliveredArtifacts {
  readonly final: Artifact;
  readonly poster: Artifact;
  readonly contactSheet: Artifact;
}

/** Absolute paths of the saved files. */
export type SavedFiles = Readonly<Record<keyof DeliveredArtifacts, string>>;

const endings: SavedFiles = { final: '.mp4', poster: '-poster.jpg', contactSheet: '-contact-sheet.jpg' };
const kinds = ['final', 'poster', 'contactSheet'] as const;

/** Picks film, poster and contact sheet out of a checkpoint's artifacts. Throws `artifact_missing`. */
export function findDelivered(artifacts: readonly Artifact[]): DeliveredArtifacts {
  const inSlot = (kind: keyof DeliveredArtifacts): Artifact => {
    const slot = deliveredSlots[kind];
    const artifact = artifacts.find((candidate) => candidate.slot === slot);
    if (!artifact) throw new BeatboardError('artifact_missing', `The finished video has no "${slot}".`);
    return artifact;
  };
  return { final: inSlot('final'), poster: inSlot('poster'), contactSheet: inSlot('contactSheet') };
}

/**
 * Saves the three files under one name in `folder`: `<slug>.mp4`, `<slug>-poster.jpg`, `<slug>-contact-sheet.jpg`.
 * Each is downloaded under a temporary name and checked before it gets its own, so a file is whole or not there.
 * A name that holds other bytes already belongs to another video: then `-2`, `-3` … is added.
 */
export async function saveResults(
  client: StudioClient,
  delivered: DeliveredArtifacts,
  folder: string,
  slug: string,
  signal: AbortSignal,
): Promise<SavedFiles> {
  const partialPath = (kind: keyof DeliveredArtifacts): string =>
    path.join(folder, `.beatboard-${delivered[kind].artifact_id.replace(/[^\w-]/g, '_')}.partial`);
  try {
    for (const kind of kinds) await client.download(delivered[kind], partialPath(kind), signal);
    const files = await chooseFiles(delivered, folder, slug);
    for (const kind of kinds) await rename(partialPath(kind), files[kind]);
    return files;
  } catch (error) {
    throw toOutputError(error, folder);
  } finally {
    for (const kind of kinds) await rm(partialPath(kind), { force: true });
  }
}

async function chooseFiles(delivered: DeliveredArtifacts, folder: string, slug: string): Promise<SavedFiles> {
  for (let count = 1; ; count += 1) {
    const name = path.join(folder, count === 1 ? slug : `${slug}-${count}`);
    const files: SavedFiles = {
      final: name + endings.final,
      poster: name + endings.poster,
      contactSheet: name + endings.contactSheet,
    };
    const free = await Promise.all(kinds.map((kind) => isFreeFor(files[kind], delivered[kind])));
    if (free.every(Boolean)) return files;
  }
}

/** Whether a file may be written: it is not there, or it is this very artifact. */
async function isFreeFor(filePath: string, artifact: Artifact): Promise<boolean> {
  const facts = await stat(filePath).catch(() => undefined);
  if (!facts) return true;
  return facts.isFile() && facts.size === artifact.size_bytes && (await digestOf(filePath)) === artifact.sha256;
}

async function digestOf(filePath: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(filePath), hash);
  return hash.digest('hex');
}
