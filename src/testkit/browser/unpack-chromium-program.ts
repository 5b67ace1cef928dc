import chromium, { inflate } from '@sparticuz/chromium';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// The package unpacks into the folder of temporary files, which whoever starts this program names by TMPDIR.
const archives = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
await Promise.all([chromium.executablePath(archives), inflate(join(archives, 'al2023.tar.br'))]);
