import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ScriptedApi } from '#testkit/scripted-api.ts';
import { exampleArtifact } from '#testkit/wire-examples.ts';
import { createHttpClient } from './create-http-client.ts';

let api: ScriptedApi;
let folder: string;
const bytes = Buffer.alloc(100_000, 'the film ');
const artifact = exampleArtifact('final', bytes);

beforeEach(async () => {
  api = await new ScriptedApi().start();
  folder = mkdtempSync(path.join(tmpdir(), 'beatboard-download-'));
  api.content.set(artifact.artifact_id, { bytes, mediaType: 'video/mp4' });
  return async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  };
});

function download(wanted = artifact) {
  const client = createHttpClient({ baseUrl: api.url, wait: async () => undefined, idleTimeoutMs: 2000 });
  return client.download(wanted, path.join(folder, 'film.mp4'));
}

const saved = (): Buffer => readFileSync(path.join(folder, 'film.mp4'));

describe('download', () => {
  it('saves the bytes and tells their media type', async () => {
    writeFileSync(path.join(folder, 'film.mp4'), 'an older film');
    expect(await download()).toEqual({ mediaType: 'video/mp4' });
    expect(saved().equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['film.mp4']);
  });

  it('goes on where the connection broke', async () => {
    api.contentCuts.push(30_000, 20_000, 0, 10_000);
    await download();
    expect(saved().equals(bytes)).toBe(true);
    expect(api.of('content').map(({ headers }) => headers.range)).toEqual([
      undefined,
      'bytes=30000-',
      'bytes=50000-',
      'bytes=50000-',
      'bytes=60000-',
    ]);
  });

  it('begins again where a server knows no ranges', async () => {
    api.contentCuts.push(30_000);
    const whole = api.content.get(artifact.artifact_id)!;
    api.faults.push('cut');
    await download();
    expect(saved().equals(whole.bytes)).toBe(true);
    rmSync(path.join(folder, 'film.mp4'));
    api.contentCuts.push(30_000);
    api.faults.push(undefined as never, { status: 200, text: bytes.toString() });
    await download();
    expect(saved().equals(bytes)).toBe(true);
  });

  it('keeps nothing of bytes that are not what was made', async () => {
    await expect(download({ ...artifact, sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'artifact_missing' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps nothing when the server goes away', async () => {
    api.contentCuts.push(...Array.from({ length: 30 }, () => 0));
    await expect(download()).rejects.toMatchObject({ code: 'server_unreachable' });
    expect(api.of('content')).toHaveLength(5);
    expect(readdirSync(folder)).toEqual([]);
  });
});
