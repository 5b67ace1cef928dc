import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { makeBaseMovies } from './base-movies.ts';
import { makeBasePictures } from './base-pictures.ts';
import { setCanaries } from './canaries.ts';
import { damagedFiles } from './damaged-files.ts';
import { movieBombs } from './movie-bombs.ts';
import { oddMovies } from './odd-movies.ts';
import { oddNames } from './odd-names.ts';
import { oddPictures } from './odd-pictures.ts';
import { oddSounds } from './odd-sounds.ts';
import { pictureBombs } from './picture-bombs.ts';
import { playlists } from './playlists.ts';
import { polyglots } from './polyglots.ts';
import { vectorPictures } from './vector-pictures.ts';
import type { Canaries } from './canaries.ts';
import type { HostileFile } from './hostile-file.ts';

/** Everything a test needs to send hostile files somewhere and to see what they touched. */
export interface HostileGround {
  readonly files: readonly HostileFile[];
  /** All that attack, and of those that are odd or damaged a share. */
  readonly everyday: readonly HostileFile[];
  readonly canaries: Canaries;
  /** Where the files are to be written: siblings that some of them ask for lie there already. */
  readonly uploadFolder: string;
  /** A folder for whatever is made of them. */
  readonly resultFolder: string;
  /** Closes the listeners and removes every file. */
  close(): Promise<void>;
}

/** Odd files that make a player look for others. */
const reaching = /MagicYUV|reference movie|frames (in|on|beside|behind)/;
/** Of the other odd ones every so-manieth is an everyday one. */
const everydayEach = 3;

/** Makes the base files with one ffmpeg (two seconds), lays the canaries out, and lists every file there is. */
export async function openHostileGround(runner: FfmpegRunner): Promise<HostileGround> {
  const folder = await createTemporaryFolder('hostile');
  const [pictures, movies] = await Promise.all([makeBasePictures(), makeBaseMovies(runner)]);
  const [uploadFolder, resultFolder] = [join(folder.path, 'uploads'), join(folder.path, 'results')];
  const canaries = await setCanaries(join(folder.path, 'outside'), uploadFolder, movies.mpegts);
  const attacks = [
    ...[...playlists(canaries), ...vectorPictures(canaries), ...polyglots(pictures, movies, canaries)],
    ...[...pictureBombs(pictures), ...movieBombs(movies)],
  ];
  const odd = [
    ...[...oddPictures(pictures, movies), ...oddMovies(movies, canaries), ...oddSounds(movies)],
    ...[...damagedFiles(pictures, movies), ...oddNames(pictures)],
  ];
  return {
    files: [...attacks, ...odd],
    everyday: [
      ...attacks,
      ...odd.filter(({ title, expected }, index) => {
        const isToldByItsFirstBytes = expected.refused === 'file_unsupported';
        return isToldByItsFirstBytes || reaching.test(title) || index % everydayEach === 0;
      }),
    ],
    ...{ canaries, uploadFolder, resultFolder },
    async close() {
      await canaries.close();
      await rm(folder.path, { recursive: true, force: true });
    },
  };
}
