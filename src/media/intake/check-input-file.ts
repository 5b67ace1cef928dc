import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { cleanFileName } from './clean-file-name.ts';
import { readMediaType } from './read-media-type.ts';
import { refusal } from './refusal.ts';
import type { MediaType } from './media-type.ts';
import type { FileKind } from './refusal.ts';

/** What a file of one kind may be. */
export interface FileDemands {
  readonly kind: FileKind;
  readonly mediaTypes: readonly MediaType[];
  readonly sizeBytes: number;
  /** Follows the file's name in the sentence that refuses other types. */
  readonly otherwise: string;
}

/** The name of a file as messages show it: the given one or its own, made clean. */
export function displayName(path: string, name: string | undefined): string {
  return cleanFileName(name ?? basename(path));
}

/**
 * Looks at a file from outside and at its first bytes: there, a file, not too heavy, of a type on the list.
 * Rejects with the codes of its kind.
 */
export async function checkInputFile(path: string, name: string, demands: FileDemands): Promise<MediaType> {
  const { kind } = demands;
  const file = await stat(path).catch((cause: unknown) => {
    throw refusal(kind, 'unreadable', `${name} does not exist or may not be read.`, cause);
  });
  if (!file.isFile()) throw refusal(kind, 'unreadable', `${name} is not a file.`);
  if (file.size > demands.sizeBytes) {
    const [has, allowed] = [Math.ceil(file.size / 1e6), demands.sizeBytes / 1e6];
    throw refusal(kind, 'tooLarge', `${name} has ${has} MB; ${allowed} MB are allowed.`);
  }
  const mediaType = await readMediaType(path).catch((cause: unknown) => {
    throw refusal(kind, 'unreadable', `${name} may not be read.`, cause);
  });
  if (mediaType !== null && demands.mediaTypes.includes(mediaType)) return mediaType;
  throw refusal(kind, 'unreadable', `${name} ${demands.otherwise}`);
}
