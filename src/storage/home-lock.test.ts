import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';
import { acquireHomeLock } from './home-lock.ts';

it('leaves nothing behind, not even what processes left that died while they took it over', async () => {
  const folder = await createTemporaryFolder('lock');
  const left = path.join(folder.path, 'lock.212ef2e521ba');
  const fresh = path.join(folder.path, 'lock.0123456789ab');
  const lock = await acquireHomeLock(folder.path);
  await expect(acquireHomeLock(folder.path)).rejects.toMatchObject({ code: 'home_in_use' });
  for (const filePath of [left, fresh]) writeFileSync(filePath, '{}');
  utimesSync(left, new Date(0), new Date(0));
  await lock.release();
  // What somebody may be writing just now is his.
  expect(readdirSync(folder.path)).toEqual(['lock.0123456789ab']);
  await folder.remove();
});
