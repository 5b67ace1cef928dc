import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from './config.ts';
import type { Host } from './config.ts';
import { noProviders } from './provider-settings.ts';

const host: Host = { platform: 'linux', isRoot: false, userFolder: '/home/ada', currentFolder: '/home/ada/work' };

describe('readConfig', () => {
  it('works without any setting', () => {
    expect(readConfig({ PATH: '/bin' }, host)).toEqual({
      homeFolder: '/home/ada/.local/share/beatboard',
      ffmpegPath: undefined,
      searchPath: '/bin',
      databaseUrl: undefined,
      host: '127.0.0.1',
      port: 4870,
      auth: { apiKeysRequired: false, oidc: undefined, secret: undefined },
      providers: noProviders,
      hasSample: true,
      timeScale: 1,
      warnings: [],
    });
  });

  it('reads every setting', () => {
    const environment = {
      BEATBOARD_HOME: 'data',
      BEATBOARD_FFMPEG: '../ffmpeg',
      DATABASE_URL: 'postgres://ada@localhost/ads',
      BEATBOARD_HOST: '::1',
      BEATBOARD_PORT: '0',
    };
    expect(readConfig(environment, host)).toMatchObject({
      homeFolder: '/home/ada/work/data',
      ffmpegPath: '/home/ada/ffmpeg',
      databaseUrl: 'postgres://ada@localhost/ads',
      host: '::1',
      port: 0,
    });
  });

  it('takes an empty value for none, and leaves a bare name to PATH', () => {
    const environment = { BEATBOARD_HOME: '', DATABASE_URL: ' ', BEATBOARD_FFMPEG: 'ffmpeg' };
    expect(readConfig(environment, host)).toMatchObject({
      homeFolder: '/home/ada/.local/share/beatboard',
      databaseUrl: undefined,
      ffmpegPath: 'ffmpeg',
    });
  });

  it.each([
    [{ XDG_DATA_HOME: '/data' }, {}, '/data/beatboard'],
    [{ XDG_DATA_HOME: 'relative' }, {}, '/home/ada/.local/share/beatboard'],
    [{ XDG_DATA_HOME: '/root/data' }, { isRoot: true }, '/var/lib/beatboard'],
  ])('chooses the data folder by %j and %j', (environment, change, homeFolder) => {
    expect(readConfig(environment, { ...host, ...change }).homeFolder).toBe(homeFolder);
  });

  it('lists all faults together and keeps passwords to itself', () => {
    const environment = {
      BEATBOARD_HOME: 'a\0b',
      DATABASE_URL: 'mysql://ada:secret@localhost/ads',
      BEATBOARD_PORT: '65536',
      BEATBOARD_SERVER: 'localhost:4870',
    };
    const read = (): unknown => readConfig(environment, host);
    expect(read).toThrow(expect.objectContaining({ code: 'settings_invalid' }));
    expect(read).toThrow(
      /BEATBOARD_HOME .*; DATABASE_URL must be a URL.*; BEATBOARD_PORT must be .*; BEATBOARD_SERVER must be a URL/,
    );
    expect(read).not.toThrow(/secret/);
  });

  it('reads a secret from a file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-config-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, 'url');
    writeFileSync(file, 'postgresql://ada@localhost/ads\n');
    expect(readConfig({ DATABASE_URL_FILE: file }, host).databaseUrl).toBe('postgresql://ada@localhost/ads');
    expect(() => readConfig({ DATABASE_URL_FILE: `${file}-2` }, host)).toThrow(/DATABASE_URL_FILE names a file/);
  });

  it('reads what bounds spending, and where providers may answer', () => {
    const environment = {
      BEATBOARD_PUBLIC_URL: 'https://ads.example.com/',
      BEATBOARD_MONTHLY_BUDGET_USD: '12.345678',
    };
    expect(readConfig(environment, host)).toMatchObject({
      publicUrl: 'https://ads.example.com',
      monthlyBudgetMicroUsd: 12_345_678,
    });
    expect(readConfig({ BEATBOARD_MONTHLY_BUDGET_USD: '0' }, host).monthlyBudgetMicroUsd).toBe(0);
    for (const amount of ['-1', '1,50', '1e3', 'ten', '$5', '0.0000001', 'Infinity']) {
      expect(() => readConfig({ BEATBOARD_MONTHLY_BUDGET_USD: amount }, host)).toThrow(/BUDGET_USD must be a number/);
    }
    expect(() => readConfig({ BEATBOARD_PUBLIC_URL: 'http://ads.example.com' }, host)).toThrow(/PUBLIC_URL must be/);
  });

  it('leaves what breaks or hastens things to tests', () => {
    const environment = { BEATBOARD_CRASH_AT: 'attempt.submitting.committed', BEATBOARD_TIME_SCALE: '0.05' };
    expect(readConfig({ ...environment, NODE_ENV: 'test' }, host)).toMatchObject({
      crashPoint: 'attempt.submitting.committed',
      timeScale: 0.05,
    });
    expect(() => readConfig(environment, host)).toThrow(
      /BEATBOARD_CRASH_AT is for tests only; BEATBOARD_TIME_SCALE is for tests only/,
    );
    for (const scale of ['0', '-1', 'fast', '1e2', '.5']) {
      expect(() => readConfig({ BEATBOARD_TIME_SCALE: scale, NODE_ENV: 'test' }, host)).toThrow(/above 0/);
    }
    expect(() => readConfig({ BEATBOARD_CRASH_AT: 'a b', NODE_ENV: 'test' }, host)).toThrow(/name of a crash point/);
  });

  it('warns of a setting it does not know', () => {
    expect(readConfig({ BEATBOARD_HOEM: '/x' }, host).warnings).toEqual([
      'BEATBOARD_HOEM is set, but Beatboard has no such setting.',
    ]);
  });
});

describe('.env.example', () => {
  it('is what the settings say', () => {
    const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'write-env-example.ts');
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});
