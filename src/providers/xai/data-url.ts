import { readGivenFile } from '../read-given-file.ts';
import type { GivenFile } from '../vendor.ts';

/** A file as xAI takes it: within the request. */
export async function dataUrlOf(file: GivenFile): Promise<string> {
  return `data:${file.mediaType};base64,${(await readGivenFile(file)).toString('base64')}`;
}
