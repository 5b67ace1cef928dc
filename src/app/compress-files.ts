import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** What gets smaller; pictures and fonts are small already. */
const compressible = /\.(?:js|css|svg|json|webmanifest)$/;
/** A file of one network packet arrives no sooner for being smaller. */
const smallestBytes = 1400;

/** Writes each file's shorter forms beside it (`.br`, `.gz`), so that no request waits for them to be made. */
export async function compressFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
  await Promise.all(files.map((entry) => compressFile(path.join(entry.parentPath, entry.name))));
}

async function compressFile(filePath: string): Promise<void> {
  const bytes = await readFile(filePath);
  if (bytes.length < smallestBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [short, plain] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })]);
  await Promise.all([writeFile(`${filePath}.br`, short), writeFile(`${filePath}.gz`, plain)]);
}
