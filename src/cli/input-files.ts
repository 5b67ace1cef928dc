import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { BeatboardError } from '#domain/errors.ts';
import { fileErrorCode, fileErrorReason } from './file-fault.ts';
import type { MakeOptions } from './make-options.ts';

/** What a file is for: the option that named it. */
export type FilePurpose = 'image' | 'logo' | 'audio';

/** A file of the command line and what it is for. */
export interface InputFile {
  readonly path: string;
  readonly purpose: FilePurpose;
}

/** The files `make` was given, in the order they were given. */
export function inputFiles(options: MakeOptions): readonly InputFile[] {
  const { imagePaths, logoPath, audioPath } = options;
  return [
    ...imagePaths.map((path): InputFile => ({ path, purpose: 'image' })),
    ...(logoPath === undefined ? [] : [{ path: logoPath, purpose: 'logo' } as const]),
    ...(audioPath === undefined ? [] : [{ path: audioPath, purpose: 'audio' } as const]),
  ];
}

/** Makes sure that every file is there, is a file, can be read and is not empty. What is in it is checked later. */
export async function checkInputFiles(files: readonly InputFile[]): Promise<void> {
  for (const file of files) await checkInputFile(file);
}

async function checkInputFile({ path, purpose }: InputFile): Promise<void> {
  if (path.trim() === '')
    throw new BeatboardError('file_missing', `--${purpose} is empty; it takes the path of a file.`);
  const facts = await readFacts(path, purpose);
  if (!facts.isFile()) throw new BeatboardError('file_missing', `The ${purpose} "${path}" is not a file.`);
  if (facts.size === 0) {
    const code = purpose === 'audio' ? 'audio_unreadable' : 'image_unreadable';
    throw new BeatboardError(code, `The ${purpose} "${path}" is an empty file.`);
  }
}

async function readFacts(path: string, purpose: FilePurpose): Promise<Stats> {
  try {
    // A pipe is only looked at, never opened: opening one waits for somebody at its other end.
    const facts = await stat(path);
    if (facts.isFile()) await access(path, constants.R_OK);
    return facts;
  } catch (error) {
    const reason = fileErrorCode(error) === 'ENOENT' ? 'does not exist' : `cannot be read: ${fileErrorReason(error)}`;
    throw new BeatboardError('file_missing', `The ${purpose} "${path}" ${reason}.`, { cause: error });
  }
}
