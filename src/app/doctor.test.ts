import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { startS3Server } from '#testkit/s3-server.ts';
import { readConfig } from './config.ts';
import { examineMachine } from './doctor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-doctor-'));
const homeFolder = path.join(folder, 'home');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('examineMachine', () => {
  it('finds everything in order, starting the real PostgreSQL', async () => {
    const environment = { PATH: process.env.PATH, BEATBOARD_HOME: homeFolder };
    const report = await examineMachine(() => readConfig(environment));
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.checks.map((check) => check.name)).toEqual([
      'node',
      'settings',
      'fonts',
      'temporary folder',
      'ffmpeg',
      'data folder',
      'postgresql',
      'stored files',
      'models',
    ]);
    expect(report.checks.at(-1)?.found).toMatch(/^4 of \d+ can be used; .*REPLICATE_API_TOKEN is not set/);
  });

  it('names every fault together with its fix', async () => {
    const environment = {
      BEATBOARD_HOME: homeFolder,
      BEATBOARD_FFMPEG: path.join(folder, 'no-ffmpeg'),
      DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/ads',
    };
    const report = await examineMachine(() => readConfig(environment));
    const faults = report.checks.filter((check) => !check.ok);
    expect(report.ok).toBe(false);
    expect(faults.map((check) => check.name)).toEqual(['ffmpeg', 'postgresql']);
    expect(faults.every((check) => check.fix !== null)).toBe(true);
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('says which store is in use, and tries it', async () => {
    const serverFolder = path.join(folder, 'server');
    mkdirSync(serverFolder);
    const server = await startS3Server(serverFolder);
    const { bucket, endpoint, credentials } = server.settings;
    const environment = {
      PATH: process.env.PATH,
      BEATBOARD_HOME: homeFolder,
      S3_BUCKET: bucket,
      S3_ENDPOINT: endpoint,
      AWS_REGION: server.settings.region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    };
    const examine = async (secret: string) => {
      const report = await examineMachine(() => readConfig({ ...environment, AWS_SECRET_ACCESS_KEY: secret }));
      expect(JSON.stringify(report)).not.toContain(`"${secret}"`);
      return report.checks.find((check) => check.name === 'stored files');
    };
    try {
      expect(await examine(credentials.secretAccessKey)).toEqual({
        name: 'stored files',
        ok: true,
        found: `S3 bucket ads at ${endpoint}, can be written to`,
        fix: null,
      });
      expect(await examine('another-secret')).toMatchObject({
        ok: false,
        found: expect.stringContaining('refuses these credentials (SignatureDoesNotMatch)'),
        fix: expect.stringContaining('AWS keys'),
      });
    } finally {
      await server.stop();
    }
  });

  it('says whose models can be used, and no secret', async () => {
    const environment = {
      PATH: process.env.PATH,
      BEATBOARD_HOME: homeFolder,
      DATABASE_URL: 'postgresql://ada:canary-word@127.0.0.1:1/ads',
      REPLICATE_API_TOKEN: 'canary-replicate',
      REPLICATE_WEBHOOK_SECRET: 'whsec_canarywebhook',
      OPENAI_API_KEY: 'canary-openai',
      OPENAI_COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1',
      OPENAI_COMPATIBLE_MODEL: 'llama3.2',
      OPENAI_COMPATIBLE_API_KEY: 'canary-own',
    };
    const report = await examineMachine(() => readConfig(environment));
    const { found } = report.checks.find((check) => check.name === 'models')!;
    expect(found).toContain('XAI_API_KEY is not set');
    expect(found).not.toMatch(/(?:REPLICATE_API_TOKEN|OPENAI_API_KEY|OPENAI_COMPATIBLE_BASE_URL) is not set/);
    expect(JSON.stringify(report)).not.toMatch(/canary/i);
  });

  it('goes on with what needs no settings when they are wrong', async () => {
    const report = await examineMachine(() => {
      throw new BeatboardError('settings_invalid', 'The settings are wrong.');
    });
    expect(report.checks.find((check) => check.name === 'settings')).toMatchObject({ ok: false });
    expect(report.checks.find((check) => check.name === 'fonts')).toMatchObject({ ok: true });
  });
});
