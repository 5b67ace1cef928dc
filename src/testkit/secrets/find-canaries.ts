import { readFile } from 'node:fs/promises';
import { filesBelow } from '../home-records.ts';
import type { Canary } from './canary-settings.ts';

/** Which canaries are in some bytes: as they are, as base64 at any offset, or percent-encoded. */
export function canariesIn(bytes: string | Uint8Array, canaries: readonly Canary[]): string[] {
  const content = Buffer.from(bytes);
  const found = canaries.filter(({ value }) => formsOf(value).some((form) => content.includes(form)));
  return found.map(({ setting }) => setting);
}

/** Which canaries are in the files below a folder or in their names, one line for each find. */
export async function canariesInFiles(folder: string, canaries: readonly Canary[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of await filesBelow(folder)) {
    // A database at work may remove a file meanwhile.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (const setting of [...canariesIn(path, canaries), ...canariesIn(bytes, canaries)])
      found.push(`${setting} in ${path}`);
  }
  return found;
}

/** A text as it may be written; of base64 the part that is the same whatever stands before and after. */
function formsOf(value: string): string[] {
  const shifted = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]).toString('base64');
    return encoded.replaceAll('=', '').slice(offset === 0 ? 0 : 4, -4);
  });
  return [value, encodeURIComponent(value), ...shifted];
}
