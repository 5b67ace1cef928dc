import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { uploadFilesMaximum } from '#contract/asset.ts';
import { BeatboardError } from '#domain/errors.ts';
import { RequestInvalidError } from '../request-invalid-error.ts';

/** A file of a form, where it lies now under a name of ours. */
export interface UploadedFile {
  readonly path: string;
  /** As the user knows it: to be shown, never to be used as a path. */
  readonly name: string;
  readonly sha256: string;
}

/** A form that was read: texts by name, files in their order. */
export interface ReceivedForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
  /** Deletes the files; those that are still wanted have been copied elsewhere by then. */
  remove(): Promise<void>;
}

interface FormShape {
  /** Name of the file fields. With several allowed, `files[]` may also be written `files`. */
  readonly file: string;
  readonly many: boolean;
}

const fieldBytesMaximum = 16 * 1024;
const fieldsMaximum = 20;

/**
 * Streams a multipart form to files in a folder of its own below `folder`, hashing as it goes; what a part calls itself
 * decides nothing. Throws `media_type_unsupported`, `body_too_large`, `request_unreadable`, `request_invalid`, `disk_full`.
 */
export async function readForm(
  request: FastifyRequest,
  shape: FormShape,
  options: { readonly folder: string; readonly fileBytes: number },
): Promise<ReceivedForm> {
  if (!request.isMultipart()) {
    throw new BeatboardError('media_type_unsupported', 'This address takes multipart/form-data.');
  }
  await mkdir(options.folder, { recursive: true });
  const folder = await mkdtemp(path.join(options.folder, 'form-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    return { ...(await readParts(request, shape, { folder, fileBytes: options.fileBytes })), remove };
  } catch (error) {
    await remove();
    throw toFormError(error);
  }
}

async function readParts(
  request: FastifyRequest,
  { file: fileField, many }: FormShape,
  { folder, fileBytes }: { readonly folder: string; readonly fileBytes: number },
): Promise<Omit<ReceivedForm, 'remove'>> {
  const fields: Record<string, string> = {};
  const files: UploadedFile[] = [];
  const filesMaximum = many ? uploadFilesMaximum : 1;
  const limits = {
    fileSize: fileBytes,
    files: filesMaximum,
    fields: fieldsMaximum,
    parts: filesMaximum + fieldsMaximum,
    fieldSize: fieldBytesMaximum,
    fieldNameSize: 100,
    headerPairs: 20,
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      if (part.fieldname !== fileField && part.fieldname !== fileField.replace('[]', '')) {
        throw new RequestInvalidError([{ pointer: `/${part.fieldname}`, message: 'There is no such file field' }]);
      }
      files.push(await saveFile(part, path.join(folder, String(files.length))));
    } else {
      // An empty text is none: it must not count as the number 0.
      const isText = typeof part.value === 'string' && part.value.trim() !== '';
      if (part.valueTruncated || !isText || part.fieldname in fields) {
        throw new RequestInvalidError([{ pointer: `/${part.fieldname}`, message: 'Give one short text' }]);
      }
      fields[part.fieldname] = part.value as string;
    }
  }
  if (files.length === 0) throw new RequestInvalidError([{ pointer: `/${fileField}`, message: 'Give a file' }]);
  return { fields, files };
}

async function saveFile(part: MultipartFile, filePath: string): Promise<UploadedFile> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(part.file, hashing, createWriteStream(filePath, { flags: 'wx' }));
  const name = shownName(part.filename);
  if (part.file.truncated) throw new BeatboardError('body_too_large', `The file ${name} is too large.`);
  return { path: filePath, name, sha256: hash.digest('hex') };
}

/** The last part of what may be a path, without what cannot be kept, at most 200 characters. */
export function shownName(given: string | null | undefined): string {
  const last = (given ?? '').toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\uFFFD]/gu, '').trim();
  return [...clean].slice(0, 200).join('') || 'file';
}

function toFormError(error: unknown): unknown {
  if (error instanceof BeatboardError) return error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  // Everything else that a parser of forms throws is about the form.
  if (typeof statusCode === 'number' || code === 'ENOSPC') return error;
  return new BeatboardError('request_unreadable', 'The form is not well-formed, or ended too early.', { cause: error });
}
