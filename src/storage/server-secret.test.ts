import { chmod, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { readServerSecret } from './server-secret.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await createTemporaryFolder('secret');
});
afterAll(() => folder?.remove());

describe('readServerSecret', () => {
  it('is made once, random, and readable by its owner only', async () => {
    const secret = await readServerSecret(folder.path);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await readServerSecret(folder.path)).toBe(secret);
    const filePath = path.join(folder.path, 'secret');
    expect((await readFile(filePath, 'utf8')).trim()).toBe(secret);
    expect((await stat(filePath)).mode & 0o777).toBe(0o600);
    await chmod(filePath, 0o644);
    await readServerSecret(folder.path);
    expect((await stat(filePath)).mode & 0o777).toBe(0o600);
  });

  it('is the operator’s own where there is one, and then nothing is written', async () => {
    const empty = await createTemporaryFolder('no-secret');
    try {
      expect(await readServerSecret(empty.path, 'own')).toBe('own');
      await expect(stat(path.join(empty.path, 'secret'))).rejects.toThrow('ENOENT');
    } finally {
      await empty.remove();
    }
  });
});
