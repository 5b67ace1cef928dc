import type { SimulatedRequest } from '../http/route.ts';

/** A picture that lies in one of the server's folders. */
export interface ShelvedPicture {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: 'input' | 'output' | 'temp';
  readonly bytes: Uint8Array;
}

export interface PictureShelf {
  put(picture: ShelvedPicture): void;
  find(filename: string, subfolder: string, type: string): ShelvedPicture | undefined;
  /** An uploaded picture by the name that nodes take, its subfolder before it. */
  findUpload(name: string): ShelvedPicture | undefined;
  /** Names of uploaded pictures, as nodes take them. */
  uploads(): string[];
  clear(): void;
}

export function createPictureShelf(): PictureShelf {
  const pictures = new Map<string, ShelvedPicture>();
  const nameOf = (filename: string, subfolder: string, type: string): string => `${type}/${subfolder}/${filename}`;
  return {
    put: (picture) => void pictures.set(nameOf(picture.filename, picture.subfolder, picture.type), picture),
    find: (filename, subfolder, type) => pictures.get(nameOf(filename, subfolder, type)),
    findUpload(name) {
      const cut = name.lastIndexOf('/');
      return pictures.get(nameOf(name.slice(cut + 1), name.slice(0, Math.max(0, cut)), 'input'));
    },
    uploads: () =>
      [...pictures.values()]
        .filter(({ type }) => type === 'input')
        .map(({ subfolder, filename }) => (subfolder === '' ? filename : `${subfolder}/${filename}`)),
    clear: () => pictures.clear(),
  };
}

/**
 * Takes an upload: the same bytes under the same name stay one file; other bytes get another name, `name (1).png`. Gives
 * undefined when no file is sent.
 */
export async function shelveUpload(
  shelf: PictureShelf,
  { form }: SimulatedRequest,
): Promise<ShelvedPicture | undefined> {
  const file = form?.get('image');
  if (!(file instanceof File)) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const textOf = (name: string): string => String(form?.get(name) ?? '');
  const subfolder = textOf('subfolder');
  const type = textOf('type') === 'temp' ? 'temp' : 'input';
  const [, stem = file.name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(file.name) ?? [];
  const isOverwritten = ['true', '1'].includes(textOf('overwrite'));
  for (let number = 0; ; number += 1) {
    const filename = number === 0 ? file.name : `${stem} (${number})${ending}`;
    const there = shelf.find(filename, subfolder, type);
    const isSame = there !== undefined && Buffer.from(there.bytes).equals(bytes);
    if (there !== undefined && !isSame && !isOverwritten) continue;
    const picture: ShelvedPicture = { filename, subfolder, type, bytes };
    shelf.put(picture);
    return picture;
  }
}
