import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '#storage/home-folder.ts';
import { findLivingProcess } from '#storage/process-start.ts';

/** The server that works on a data folder, as commands find it. */
const announcedSchema = z.object({ url: z.url(), pid: z.int().positive(), startMark: z.string() });

const nameIn = (homeFolder: string): string => join(homeFolder, 'server.json');

/** Writes down where the server of this process answers. */
export async function announceServer(homeFolder: string, url: string): Promise<void> {
  const self = await findLivingProcess(process.pid);
  const text = JSON.stringify({ url, pid: process.pid, startMark: self?.startMark ?? '' });
  await replaceFile(nameIn(homeFolder), text);
}

/** Takes the note away again. */
export async function withdrawServer(homeFolder: string): Promise<void> {
  await rm(nameIn(homeFolder), { force: true });
}

/** Where the living server of a data folder answers; null when there is none, or it was killed. */
export async function findAnnouncedServer(homeFolder: string): Promise<{ readonly url: string } | null> {
  const announced = await readAnnounced(homeFolder);
  if (announced === null) return null;
  const living = await findLivingProcess(announced.pid);
  return living?.startMark === announced.startMark ? { url: announced.url } : null;
}

async function readAnnounced(homeFolder: string): Promise<z.infer<typeof announcedSchema> | null> {
  const text = await readFile(nameIn(homeFolder), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return announcedSchema.parse(JSON.parse(text));
  } catch {
    // Written by another version, or by hand: nobody to be found there.
    return null;
  }
}
