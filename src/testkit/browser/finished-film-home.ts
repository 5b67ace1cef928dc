import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { makeAd } from '../beatboard-command.ts';
import { whileLocked } from '../locked-folder.ts';
import { copyFolder } from './copy-folder.ts';

/** What the film that browser tests share is made from: as short and as small as films are. */
export const sharedFilm = {
  prompt: 'Ember coffee, slow mornings. Order at ember.example',
  title: 'Ember coffee',
  durationSeconds: 5,
} as const;

const makeArguments = [
  ...[sharedFilm.prompt, '--title', sharedFilm.title, '--duration', String(sharedFilm.durationSeconds)],
  ...['--aspect', '1:1', '--fps', '24', '--seed', '1'],
];

/** Puts a data folder with one finished film there. The film is made once in a run; every other folder is a copy. */
export async function copyFinishedHome(homeFolder: string): Promise<void> {
  const runFolder = inject('browserRunFolder');
  const template = join(runFolder, 'finished');
  await whileLocked(runFolder, async () => {
    if (existsSync(template)) return;
    const unfinished = join(runFolder, 'unfinished');
    await makeAd([...makeArguments, '--out', join(runFolder, 'out')], { homeFolder: unfinished });
    await rename(unfinished, template);
  });
  await copyFolder(template, homeFolder);
}
