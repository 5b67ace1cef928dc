import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorCode } from '#domain/errors.ts';
import type { AssetKind } from '#media/intake/refusal.ts';

/** What intake makes of a file: it is taken as one kind, or refused with a code; where decoders may differ, either. */
export interface Outcome {
  readonly accepted?: AssetKind;
  readonly refused?: ErrorCode | readonly ErrorCode[];
  /** Size of the picture or video that is kept. */
  readonly size?: readonly [width: number, height: number];
}

/** A file that somebody might send, and what must become of it. */
export interface HostileFile {
  /** What is odd about it; no two files have the same. */
  readonly title: string;
  /** What its sender calls it: anything at all. */
  readonly name: string;
  readonly expected: Outcome;
  /** Writes the file into a folder, next to others of its kind, and resolves to its path. */
  write(folder: string): Promise<string>;
}

type Bytes = Uint8Array | string;

export interface HostileFileOptions {
  readonly title: string;
  readonly name: string;
  readonly expected: Outcome;
  /** Text is written as UTF-8. */
  readonly bytes: Bytes | (() => Bytes | Promise<Bytes>);
  /** Its name on disk. Default: made from the title, with the extension of `name`. */
  readonly nameOnDisk?: string;
}

/** A hostile file that is made when it is written. */
export function hostileFile(options: HostileFileOptions): HostileFile {
  const { title, name, expected, bytes } = options;
  const extension = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  const nameOnDisk = options.nameOnDisk ?? `${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}${extension}`;
  return {
    ...{ title, name, expected },
    async write(folder) {
      const path = join(folder, nameOnDisk);
      await writeFile(path, typeof bytes === 'function' ? await bytes() : bytes);
      return path;
    },
  };
}

/** The codes that refuse. */
export const refused = {
  unknown: { refused: 'file_unsupported' },
  picture: { refused: 'image_unreadable' },
  pictureTooLarge: { refused: 'image_too_large' },
  video: { refused: 'video_unreadable' },
  videoTooLarge: { refused: 'video_too_large' },
  sound: { refused: 'audio_unreadable' },
} as const satisfies Record<string, Outcome>;

/** What a file is taken as, at its size where that is known. */
export function accepted(kind: AssetKind, width?: number, height?: number): Outcome {
  return width === undefined || height === undefined ? { accepted: kind } : { accepted: kind, size: [width, height] };
}
