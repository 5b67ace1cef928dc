import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';
import { readClientSettings, readTerminalStyle } from './environment.ts';

describe('readClientSettings', () => {
  it('takes what is set, and an empty value for none', () => {
    const environment = { BEATBOARD_SERVER: ' http://127.0.0.1:4870 ', BEATBOARD_TOKEN: 'bb_live_1' };
    expect({ ...readClientSettings(environment) }).toEqual({ serverUrl: 'http://127.0.0.1:4870', token: 'bb_live_1' });
    expect({ ...readClientSettings({ BEATBOARD_SERVER: '', BEATBOARD_TOKEN: ' ' }) }).toEqual({});
  });

  it('finds the token in a file, and says so when there is none', async () => {
    const folder = await createTemporaryFolder('token');
    onTestFinished(() => folder.remove());
    const file = path.join(folder.path, 'token');
    writeFileSync(file, 'bb_live_2\n');
    expect(readClientSettings({ BEATBOARD_TOKEN_FILE: file }).token).toBe('bb_live_2');
    const settings = readClientSettings({ BEATBOARD_TOKEN_FILE: `${file}-2` });
    expect(() => settings.token).toThrow(/BEATBOARD_TOKEN_FILE names a file that cannot be read/);
  });
});

describe('readTerminalStyle', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ CI: 'true' }, true, false],
  ])('with %j on a terminal (%s) moves and colours: %s', (environment, isTerminal, expected) => {
    expect(readTerminalStyle(environment, isTerminal)).toEqual({ live: expected, colour: expected });
  });
});
