import { execFileSync } from 'node:child_process';
import { cp, mkdir, readlink, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { findPostgresProgram } from './postgres-program.ts';
import { repairPostgresLinks } from './postgres-links.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await createTemporaryFolder('links');
});
afterAll(() => folder.remove());

describe('repairPostgresLinks', () => {
  it.skipIf(process.platform !== 'linux')('lets a PostgreSQL as npm unpacks it run again', async () => {
    const installed = path.dirname(path.dirname(path.dirname((await findPostgresProgram()).postgres)));
    const copy = path.join(folder.path, 'package');
    // As npm leaves it: everything but the links.
    await cp(installed, copy, {
      recursive: true,
      verbatimSymlinks: true,
      filter: async (source) => !(await readlink(source).catch(() => undefined)),
    });
    const postgres = path.join(copy, 'native', 'bin', 'postgres');
    expect(() => execFileSync(postgres, ['--version'], { stdio: 'ignore' })).toThrow();
    expect(await repairPostgresLinks(copy)).toBeGreaterThan(0);
    expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toMatch(/^postgres \(PostgreSQL\) 18/);
    expect(await repairPostgresLinks(copy)).toBe(0);
  });

  it('has nothing to do where the package lists no links', async () => {
    const bare = path.join(folder.path, 'bare');
    await mkdir(path.join(bare, 'native'), { recursive: true });
    expect(await repairPostgresLinks(bare)).toBe(0);
    await writeFile(path.join(bare, 'native', 'pg-symlinks.json'), '[]');
    expect(await repairPostgresLinks(bare)).toBe(0);
    await rm(bare, { recursive: true });
  });
});
