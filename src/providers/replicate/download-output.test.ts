import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hangUp,
  reply,
  type ScriptedAnswer,
  type ScriptedVendor,
  silence,
  startScriptedVendor,
} from '#testkit/scripted-vendor.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { createReplicate, type Replicate } from './create-replicate.ts';
import type { ReplicatePatience } from './replicate-settings.ts';

const apiToken = 'canary-token-5f3a';
const never = new AbortController().signal;
const video = { 'content-type': 'video/mp4' };
const clip = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(200_000, 7)]);

let folder: TemporaryFolder;
let vendor: ScriptedVendor;
let replicate: Replicate;
let target: string;
beforeAll(async () => {
  folder = await createTemporaryFolder('download');
});
afterAll(() => folder.remove());
beforeEach(async ({ task }) => {
  target = path.join(folder.path, `${task.id}.mp4`);
  vendor = await startScriptedVendor();
  replicate = clientWith({});
  return () => vendor.close();
});

const clientWith = (patience: Partial<ReplicatePatience>): Replicate =>
  createReplicate({ apiToken, baseUrl: `${vendor.origin}/replicate/v1`, patience });
const download = (url: string): Promise<{ readonly mediaType: string }> => replicate.download(url, target, never);
const leftovers = async (): Promise<string[]> =>
  (await readdir(folder.path)).filter((name) => name.startsWith(path.basename(target)));

describe('download', () => {
  it('saves an output whole, without the token', async () => {
    vendor.on('GET /delivery/clip', reply(200, clip, { 'content-type': 'Video/MP4; codecs=avc1' }));
    expect(await download(`${vendor.origin}/delivery/clip?sig=1`)).toEqual({ mediaType: 'video/mp4' });
    expect(await readFile(target)).toEqual(clip);
    expect(vendor.requests[0]!.headers).not.toHaveProperty('authorization');
    expect(await leftovers()).toEqual([path.basename(target)]);
  });

  it('shows the token to the API alone, which keeps files of its own', async () => {
    vendor.on('GET /replicate/v1/files/f1/download', reply(200, clip));
    expect(await download(`${vendor.origin}/replicate/v1/files/f1/download`)).toEqual({
      mediaType: 'application/octet-stream',
    });
    expect(vendor.requests[0]!.headers.authorization).toBe(`Bearer ${apiToken}`);
  });

  it('takes another try for a file that was there before', async () => {
    vendor.on('GET /delivery/clip', reply(200, Buffer.from('an older file'), video));
    await download(`${vendor.origin}/delivery/clip`);
    vendor.on('GET /delivery/clip', reply(200, clip, video));
    await download(`${vendor.origin}/delivery/clip`);
    expect(await readFile(target)).toEqual(clip);
  });

  it.each([
    'https://evil.example/clip.mp4',
    'https://replicate.delivery.evil.example/clip.mp4',
    'https://evilreplicate.delivery/clip.mp4',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'no address',
  ])('refuses what lies elsewhere: %s', async (url) => {
    await expect(download(url)).rejects.toMatchObject({ name: 'VendorFault', failure: 'permanent' });
  });

  it('never calls another port of this machine, unless it is named', async () => {
    const other = await startScriptedVendor();
    other.on('GET /clip', reply(200, clip, video));
    await expect(download(`${other.origin}/clip`)).rejects.toMatchObject({ failure: 'permanent' });
    expect(other.requests).toHaveLength(0);
    const named = createReplicate({ apiToken, baseUrl: `${vendor.origin}/replicate/v1`, outputHosts: [other.origin] });
    expect(await named.download(`${other.origin}/clip`, target, never)).toEqual({ mediaType: 'video/mp4' });
    expect(other.requests[0]!.headers).not.toHaveProperty('authorization');
    await other.close();
  });

  it('does not follow a redirect to another host, token or not', async () => {
    const other = await startScriptedVendor();
    other.on('GET /clip', reply(200, clip, video));
    for (const route of ['/delivery/clip', '/replicate/v1/files/f1']) {
      vendor.on(`GET ${route}`, (_request, response) =>
        response.writeHead(302, { location: `${other.origin}/clip` }).end(),
      );
      await expect(download(`${vendor.origin}${route}`)).rejects.toMatchObject({
        name: 'VendorFault',
        failure: 'transient',
      });
    }
    expect(other.requests).toHaveLength(0);
    await other.close();
  });

  const pause: ScriptedAnswer = (_request, response) => response.writeHead(200, video).write('half');
  const html = '<!DOCTYPE html><title>Just a moment</title>';
  it.each<[string, ScriptedAnswer, string]>([
    ['expired', reply(404, 'not found'), 'permanent'],
    ['removed', reply(410, ''), 'permanent'],
    ['signed for somebody else', reply(403, ''), 'permanent'],
    ['server error', reply(500, 'oops'), 'transient'],
    ['throttled', reply(429, ''), 'transient'],
    ['page under 200', reply(200, html, { 'content-type': 'text/html' }), 'transient'],
    ['page that says it is a clip', reply(200, `\n ${html}`, video), 'transient'],
    ['error object under 200', reply(200, { detail: 'not yet' }), 'transient'],
    ['error object that says it is a clip', reply(200, '{"detail":"not yet"}', video), 'transient'],
    ['nothing', reply(200, '', video), 'transient'],
    ['no content', reply(204, ''), 'transient'],
    [
      'short body',
      (_request, response) =>
        response.writeHead(200, { ...video, 'content-length': 1000 }).write('half', () => response.destroy()),
      'transient',
    ],
    [
      'cut chunks',
      (_request, response) => response.writeHead(200, video).write('half', () => response.destroy()),
      'transient',
    ],
    ['pause', pause, 'transient'],
    ['silence', silence, 'transient'],
    ['hung up', hangUp, 'transient'],
    [
      'larger than any result',
      (_request, response) => response.writeHead(200, { ...video, 'content-length': 1_000_000_001 }).write('x'),
      'permanent',
    ],
  ])('keeps nothing of what is not the result: %s', async (_name, answer, failure) => {
    if (answer === silence) replicate = clientWith({ downloadMs: 500 });
    if (answer === pause) replicate = clientWith({ pauseMs: 100 });
    vendor.on('GET /delivery/clip', answer);
    await expect(download(`${vendor.origin}/delivery/clip`)).rejects.toMatchObject({
      name: 'VendorFault',
      failure,
      sent: 'no',
    });
    expect(await leftovers()).toEqual([]);
  });

  it('stops when its caller does', async () => {
    const caller = new AbortController();
    const reason = new Error('no longer wanted');
    vendor.on('GET /delivery/clip', (_request, response) =>
      response.writeHead(200, video).write('half', () => caller.abort(reason)),
    );
    await expect(replicate.download(`${vendor.origin}/delivery/clip`, target, caller.signal)).rejects.toBe(reason);
    expect(await leftovers()).toEqual([]);
  });
});
