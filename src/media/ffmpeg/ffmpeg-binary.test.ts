import { chmodSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from './ffmpeg-binary.ts';
import { createTestFolder, systemSearchPath } from './test-binaries.ts';

const folder = createTestFolder();
afterAll(folder.remove);

function writeScript(name: string, text: string): string {
  const path = folder.path(name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('findFfmpeg', () => {
  it('prefers a good one on the search path and falls back to the npm-shipped one', async () => {
    const onPath = await findFfmpeg({ searchPath: systemSearchPath });
    expect(onPath.source).toBe('path');
    const shipped = await findFfmpeg({ searchPath: '' });
    expect(shipped).toMatchObject({ source: 'package' });
    expect(shipped.version).toMatch(/7\.0/);
  });

  it('skips one that lacks an encoder', async () => {
    const poor = writeScript('ffmpeg', 'echo "ffmpeg version 9.9"');
    const found = await findFfmpeg({ searchPath: dirname(poor) });
    expect(found.source).toBe('package');
    await expect(findFfmpeg({ searchPath: dirname(poor), packageFolder: null })).rejects.toMatchObject({
      code: 'ffmpeg_missing',
      message: expect.stringMatching(/lacks the encoder libx264/),
    });
  });

  it('tries only the one the user set, and says what is wrong with it', async () => {
    const options = { searchPath: systemSearchPath };
    await expect(findFfmpeg({ ...options, override: '/nowhere/ffmpeg' })).rejects.toMatchObject({
      code: 'ffmpeg_missing',
      message: 'The ffmpeg you set, /nowhere/ffmpeg, does not exist.',
    });
    const broken = writeScript('broken', 'exit 3');
    await expect(findFfmpeg({ ...options, override: broken })).rejects.toThrow(/cannot be run/);
  });

  it('says so when there is none', async () => {
    await expect(findFfmpeg({ searchPath: '', packageFolder: null })).rejects.toThrow(/none is on the search path/);
  });
});
