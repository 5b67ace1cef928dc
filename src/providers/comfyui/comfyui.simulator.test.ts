import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eventually } from '#testkit/eventually.ts';
import { type Simulator, startSimulator } from '#testkit/provider-simulator/start-simulator.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { comfyuiPicture } from '../model-table/own-models.ts';
import type { GivenFile, Vendor, VendorCall, VendorOutcome, VendorReference } from '../vendor.ts';
import { createComfyUi } from './create-comfyui.ts';
import { promptIdOf } from './prompt-id.ts';

const never = new AbortController().signal;

let folder: TemporaryFolder;
let simulator: Simulator;
let comfyUi: Vendor;
let picture: GivenFile;
let attempts = 0;

beforeAll(async () => {
  folder = await createTemporaryFolder('comfyui-simulator');
  simulator = await startSimulator({ timeScale: 0.01, folder: path.join(folder.path, 'media') });
  comfyUi = createComfyUi({ baseUrl: simulator.settings['COMFYUI_URL']! });
  const bytes = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#c04020' } })
    .png()
    .toBuffer();
  const file = path.join(folder.path, 'picture.png');
  await writeFile(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  picture = { path: file, mediaType: 'image/png', sha256, sizeBytes: bytes.length };
});
afterEach(() => simulator.reset());
afterAll(async () => {
  await simulator.close();
  await folder.remove();
});

function callOf(fields: Partial<VendorCall['request']> = {}): VendorCall {
  attempts += 1;
  const request = { entry: comfyuiPicture, prompt: 'A red shoe on white', seed: attempts, ...fields };
  return { attemptId: `attempt-${attempts}`, request, sentAtMs: Date.now(), webhookUrl: null, folder: folder.path };
}
async function ended(reference: VendorReference): Promise<VendorOutcome> {
  return eventually(async () => {
    const outcome = await comfyUi.poll(reference, never);
    expect(outcome.kind).not.toBe('running');
    return outcome;
  });
}

it.each([
  ['words', {}],
  ['a picture', { references: true }],
])('makes a picture from %s, at no cost', async (_from, { references }: { references?: boolean }) => {
  const call = callOf({ aspectRatio: '9:16', ...(references === true ? { references: [picture] } : {}) });
  const answer = await comfyUi.submit(call, await comfyUi.prepare(call, never), never);
  if (answer.kind !== 'accepted') throw new Error('a prompt is named, not given');
  expect(answer.reference).toEqual({ promptId: promptIdOf(call.attemptId) });
  const outcome = await ended(answer.reference);
  if (outcome.kind !== 'succeeded' || outcome.outputs[0]?.kind !== 'remote') throw new Error(JSON.stringify(outcome));
  const target = path.join(folder.path, 'result.png');
  expect(await comfyUi.download(outcome.outputs[0].url, target, never)).toEqual({ mediaType: 'image/png' });
  expect(await sharp(await readFile(target)).metadata()).toMatchObject({ format: 'png', width: 768, height: 1344 });
  expect(simulator.violations()).toEqual([]);
  expect(simulator.chargedMicroUsd()).toBe(0);
});

it('finds a prompt again whose answer was lost, and does not send it twice', async () => {
  const call = callOf();
  const prepared = await comfyUi.prepare(call, never);
  simulator.addFault({ match: { provider: 'comfyui', times: 1, nth: 1 }, action: { kind: 'accept-then-reset' } });
  await expect(comfyUi.submit(call, prepared, never)).rejects.toMatchObject({ failure: 'transient', sent: 'maybe' });
  const reference = { promptId: promptIdOf(call.attemptId) };
  expect(await comfyUi.reconcile(call, null, never)).toEqual({ kind: 'found', reference });
  expect(await comfyUi.submit(call, prepared, never)).toEqual({ kind: 'accepted', reference });
  expect(simulator.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/prompt'))).toHaveLength(
    1,
  );
  await comfyUi.cancel(reference, never);
});

it('finds nothing of a prompt that never arrived', async () => {
  const call = callOf();
  const prepared = await comfyUi.prepare(call, never);
  simulator.addFault({ match: { provider: 'comfyui' }, action: { kind: 'reset-before-accept' } });
  await expect(comfyUi.submit(call, prepared, never)).rejects.toMatchObject({ sent: 'maybe' });
  expect(await comfyUi.reconcile(call, prepared, never)).toEqual({ kind: 'absent' });
});

it('tells that a server was started anew and remembers nothing', async () => {
  simulator.addFault({ match: { provider: 'comfyui' }, action: { kind: 'forgotten' } });
  const call = callOf();
  const answer = await comfyUi.submit(call, await comfyUi.prepare(call, never), never);
  if (answer.kind !== 'accepted') throw new Error('a prompt is named, not given');
  expect(await ended(answer.reference)).toMatchObject({ kind: 'failed', failure: 'transient', billed: 'no' });
});
