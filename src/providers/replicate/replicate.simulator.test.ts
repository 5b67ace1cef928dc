import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { eventually } from '#testkit/eventually.ts';
import { type Simulator, startSimulator } from '#testkit/provider-simulator/start-simulator.ts';
import { reply, startScriptedVendor } from '#testkit/scripted-vendor.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { replicateClips } from '../model-table/replicate-clips.ts';
import { replicateEarlyClips } from '../model-table/replicate-early-clips.ts';
import { replicatePictures } from '../model-table/replicate-pictures.ts';
import { replicateSounds } from '../model-table/replicate-sounds.ts';
import type { GivenFile, Submission, VendorCall, VendorOutcome, VendorReference } from '../vendor.ts';
import type { VendorFault } from '../vendor-fault.ts';
import { createReplicate, type Replicate } from './create-replicate.ts';
import { verifyReplicateWebhook } from './verify-webhook.ts';

const never = new AbortController().signal;
const entries = [...replicateClips, ...replicateEarlyClips, ...replicatePictures, ...replicateSounds];
const entryOf = (id: string): ModelEntry => entries.find((entry) => entry.id === id)!;

let folder: TemporaryFolder;
let simulator: Simulator;
let replicate: Replicate;
/** Waits a second for the answer to an order; only for those that never come. */
let hasty: Replicate;
let picture: GivenFile;
let attempts = 0;

beforeAll(async () => {
  folder = await createTemporaryFolder('replicate-simulator');
  simulator = await startSimulator({ timeScale: 0.01, folder: path.join(folder.path, 'media') });
  const { REPLICATE_API_TOKEN: apiToken = '', REPLICATE_BASE_URL: baseUrl = '' } = simulator.settings;
  replicate = createReplicate({ apiToken, baseUrl });
  hasty = createReplicate({ apiToken, baseUrl, patience: { submitMs: 1000 } });
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

function callOf(
  entry: ModelEntry,
  fields: Partial<VendorCall['request']> = {},
  webhookUrl: string | null = null,
): VendorCall {
  attempts += 1;
  const request = { entry, prompt: 'A red shoe turns on white', seed: 1000 + attempts, ...fields };
  return { attemptId: `attempt-${attempts}`, request, sentAtMs: Date.now(), webhookUrl, folder: folder.path };
}
const picturesCall = (): VendorCall => callOf(entryOf('replicate/flux-schnell'), { aspectRatio: '16:9' });

async function order(call: VendorCall): Promise<VendorReference> {
  const answer: Submission = await replicate.submit(call, await replicate.prepare(call, never), never);
  if (answer.kind !== 'accepted') throw new Error('a prediction is named, not given');
  return answer.reference;
}
async function ended(reference: VendorReference): Promise<VendorOutcome> {
  return eventually(async () => {
    const outcome = await replicate.poll(reference, never);
    expect(outcome.kind).not.toBe('running');
    return outcome;
  });
}

describe('Replicate as it is simulated', () => {
  it.each(entries.map((entry) => [entry.id, entry] as const))('takes what is asked of %s', async (_id, entry) => {
    const [size] = entry.sizes ?? [];
    const seconds = entry.lengths?.kind === 'range' ? entry.lengths.shortest : entry.lengths?.seconds[0];
    const fields = {
      ...(size === undefined ? {} : { size: size.label }),
      ...(seconds === undefined ? {} : { seconds }),
      ...(entry.firstFrame === 'required' || entry.firstFrame === 'optional' ? { firstFrame: picture } : {}),
      ...(entry.lastFrame === 'optional' ? { lastFrame: picture } : {}),
      aspectRatio: '9:16' as const,
    };
    const reference = await order(callOf(entry, fields));
    await replicate.cancel(reference, never);
    expect(simulator.violations()).toEqual([]);
    expect(await ended(reference)).toMatchObject({ kind: 'canceled' });
  });

  it('makes a picture from a picture, and delivers it whole', async () => {
    const reference = await order(
      callOf(entryOf('replicate/flux-kontext-pro'), { references: [picture], aspectRatio: '4:5' }),
    );
    const outcome = await ended(reference);
    if (outcome.kind !== 'succeeded' || outcome.outputs[0]?.kind !== 'remote') throw new Error(JSON.stringify(outcome));
    const target = path.join(folder.path, 'result.png');
    expect(await replicate.download(outcome.outputs[0].url, target, never)).toEqual({ mediaType: 'image/png' });
    const { format, width = 0, height = 0 } = await sharp(await readFile(target)).metadata();
    expect(format).toBe('png');
    expect(width / height).toBeCloseTo(0.8, 1);
    expect(simulator.violations()).toEqual([]);
    expect(simulator.book()).toHaveLength(1);
  });

  it('finds a call again whose answer was lost, and pays once', async () => {
    simulator.addFault({ action: { kind: 'accept-then-reset' } });
    const calls = [
      picturesCall(),
      callOf(entryOf('replicate/hailuo-02'), { firstFrame: picture, seconds: 6, size: '768p' }),
    ];
    for (const call of calls) {
      const prepared = await replicate.prepare(call, never);
      await expect(replicate.submit(call, prepared, never)).rejects.toMatchObject({
        failure: 'transient',
        sent: 'maybe',
      });
      const found = await replicate.reconcile(call, prepared, never);
      if (found.kind !== 'found') throw new Error(found.kind);
      await replicate.cancel(found.reference, never);
    }
    expect(simulator.book()).toHaveLength(2);
  });

  it('finds nothing of a call that never arrived', async () => {
    await order(picturesCall());
    simulator.addFault({ action: { kind: 'reset-before-accept' } });
    const call = picturesCall();
    await expect(replicate.submit(call, { references: [] }, never)).rejects.toMatchObject({ sent: 'maybe' });
    expect(await replicate.reconcile(call, { references: [] }, never)).toEqual({ kind: 'absent' });
    expect(simulator.book()).toHaveLength(1);
  });

  it.each<[Parameters<Simulator['addFault']>[0]['action'], Partial<VendorFault>]>([
    [
      { kind: 'throttled', retryAfterSeconds: 7 },
      { failure: 'throttled', sent: 'no', retryAfterMs: 7000 },
    ],
    [
      { kind: 'throttled', retryAfterSeconds: 7, inHeader: false },
      { failure: 'throttled', sent: 'no', retryAfterMs: 7000 },
    ],
    [
      { kind: 'status', status: 401 },
      { failure: 'account', sent: 'no' },
    ],
    [
      { kind: 'status', status: 402 },
      { failure: 'account', sent: 'no' },
    ],
    [
      { kind: 'status', status: 503 },
      { failure: 'transient', sent: 'maybe' },
    ],
    [
      { kind: 'accept-then-status', status: 502 },
      { failure: 'transient', sent: 'maybe' },
    ],
    [{ kind: 'accept-then-hang' }, { failure: 'transient', sent: 'maybe' }],
    [{ kind: 'short-body' }, { failure: 'transient', sent: 'maybe' }],
    [{ kind: 'html-page' }, { failure: 'transient', sent: 'maybe' }],
    [{ kind: 'malformed-json' }, { failure: 'transient', sent: 'maybe' }],
  ])('tells what a lost or refused order may have cost: %j', async (action, fault) => {
    simulator.addFault({ match: { route: 'create' }, action });
    const client = action.kind === 'accept-then-hang' ? hasty : replicate;
    await expect(client.submit(picturesCall(), { references: [] }, never)).rejects.toMatchObject(fault);
    // What is said to be unsent was not charged; the book tells what the rest really cost.
    expect(simulator.book().length).toBeLessThanOrEqual(fault.sent === 'no' ? 0 : 1);
    expect(simulator.requests().filter(({ route }) => /create/.test(route))).toHaveLength(1);
  });

  it.each<[Parameters<Simulator['addFault']>[0]['action'], Partial<Extract<VendorOutcome, { kind: 'failed' }>>]>([
    [
      { kind: 'failed', code: 'E005' },
      { kind: 'failed', failure: 'content_input' },
    ],
    [
      { kind: 'failed', code: 'NSFW' },
      { kind: 'failed', failure: 'content_output' },
    ],
    [
      { kind: 'failed', code: 'privacy' },
      { kind: 'failed', failure: 'content_privacy' },
    ],
    [
      { kind: 'failed', code: 'E6716' },
      { kind: 'failed', failure: 'transient' },
    ],
    [
      { kind: 'failed', code: 'E1001' },
      { kind: 'failed', failure: 'permanent' },
    ],
    [
      { kind: 'failed', code: 'empty' },
      { kind: 'failed', failure: 'transient' },
    ],
    [{ kind: 'output-null' }, { kind: 'failed', failure: 'transient' }],
    [{ kind: 'output-empty-array' }, { kind: 'failed', failure: 'transient' }],
  ])('tells how a prediction ended: %j', async (action, outcome) => {
    simulator.addFault({ action });
    expect(await ended(await order(picturesCall()))).toMatchObject(outcome);
  });

  it.each(['html-page', 'zero-bytes', 'short-body', 'output-redirect', 'expired-output'] as const)(
    'keeps nothing of a delivery that is not the result: %s',
    async (kind) => {
      const outcome = await ended(await order(picturesCall()));
      if (outcome.kind !== 'succeeded' || outcome.outputs[0]?.kind !== 'remote')
        throw new Error(JSON.stringify(outcome));
      const { url } = outcome.outputs[0];
      const target = path.join(folder.path, `${kind}.png`);
      simulator.addFault({ match: { route: 'delivery' }, action: { kind } });
      const failure = kind === 'expired-output' ? 'permanent' : 'transient';
      await expect(replicate.download(url, target, never)).rejects.toMatchObject({ failure, sent: 'no' });
      simulator.clearFaults();
      await replicate.download(url, target, never);
      expect((await stat(target)).size).toBeGreaterThan(1000);
    },
  );

  it('proves webhooks, and sees through forged ones', async () => {
    const receiver = await startScriptedVendor();
    receiver.on('POST /hooks', reply(200, ''));
    simulator.addFault({ action: { kind: 'webhook-forged' } });
    const call = callOf(entryOf('replicate/flux-schnell'), {}, `${receiver.origin}/hooks`);
    const reference = await order(call);
    const secret = await replicate.readWebhookSecret(never);
    const genuine = await eventually(() => {
      const read = receiver.requests.map(({ headers, body }) => verifyReplicateWebhook(headers, body, secret));
      expect(read.filter((webhook) => webhook !== null).length).toBeGreaterThanOrEqual(2);
      expect(read).toContain(null);
      return read.filter((webhook) => webhook !== null);
    });
    expect(receiver.requests.every((request) => request.path === `/hooks?attempt=${call.attemptId}`)).toBe(true);
    for (const { predictionId } of genuine) expect(predictionId).toBe(reference['id']);
    const named = { id: genuine[0]!.predictionId! };
    expect(await replicate.isCallOf!(named, call, { references: [] }, never)).toBe(true);
    expect(await replicate.isCallOf!(named, picturesCall(), { references: [] }, never)).toBe(false);
    await receiver.close();
  });
});
