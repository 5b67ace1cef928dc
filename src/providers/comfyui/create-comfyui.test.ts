import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
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
import { comfyuiPicture } from '../model-table/own-models.ts';
import type { GivenFile, Vendor, VendorCall } from '../vendor.ts';
import { createComfyUi } from './create-comfyui.ts';
import { promptIdOf } from './prompt-id.ts';

const never = new AbortController().signal;
const promptId = promptIdOf('attempt-1');
const prepared = { checkpoint: 'juggernautXL.safetensors', startImage: null };

let folder: TemporaryFolder;
let picture: GivenFile;
let vendor: ScriptedVendor;
let comfyUi: Vendor;
/** Waits half a second for an answer; only for those that never come. */
let hasty: Vendor;
beforeAll(async () => {
  folder = await createTemporaryFolder('comfyui');
  const file = path.join(folder.path, 'given.png');
  await writeFile(file, 'the bytes of a picture');
  const sha256 = createHash('sha256').update('the bytes of a picture').digest('hex');
  picture = { path: file, mediaType: 'image/png', sha256, sizeBytes: 22 };
});
afterAll(() => folder.remove());
beforeEach(async () => {
  vendor = await startScriptedVendor();
  vendor.on(`GET /history/${promptId}`, reply(200, {}));
  vendor.on('GET /queue', reply(200, { queue_running: [], queue_pending: [] }));
  comfyUi = createComfyUi({ baseUrl: vendor.origin });
  hasty = createComfyUi({ baseUrl: vendor.origin, timeoutMs: 500 });
  return () => vendor.close();
});

function callOf(fields: Partial<VendorCall['request']> = {}): VendorCall {
  const request = { entry: comfyuiPicture, prompt: 'A red shoe', negativePrompt: 'text', seed: 99, ...fields };
  return { attemptId: 'attempt-1', request, sentAtMs: 0, webhookUrl: null, folder: folder.path };
}
const loader = (ckpt_name: unknown): object => ({ CheckpointLoaderSimple: { input: { required: { ckpt_name } } } });
const queued = (where: 'queue_running' | 'queue_pending'): ScriptedAnswer =>
  reply(200, { queue_running: [], queue_pending: [], [where]: [[3, promptId, {}, {}, ['result']]] });
const over = (entry: object = {}): ScriptedAnswer =>
  reply(200, {
    [promptId]: { prompt: [], outputs: {}, status: { status_str: 'success', completed: true, messages: [] }, ...entry },
  });

describe('prepare', () => {
  const checkpoints = 'GET /object_info/CheckpointLoaderSimple';

  it.each([
    ['as it used to be', [['v1-5.ckpt', 'sd_xl_base.safetensors'], {}]],
    ['as newer servers say it', ['COMBO', { options: ['v1-5.ckpt', 'sd_xl_base.safetensors'], tooltip: '' }]],
  ])('asks which models there are, %s', async (_how, choice) => {
    vendor.on(checkpoints, reply(200, loader(choice)));
    expect(await comfyUi.prepare(callOf(), never)).toEqual({ checkpoint: 'sd_xl_base.safetensors', startImage: null });
    const named = createComfyUi({ baseUrl: vendor.origin, checkpoint: 'v1-5.ckpt' });
    expect(await named.prepare(callOf(), never)).toMatchObject({ checkpoint: 'v1-5.ckpt' });
    const missing = createComfyUi({ baseUrl: vendor.origin, checkpoint: 'other.ckpt' });
    await expect(missing.prepare(callOf(), never)).rejects.toMatchObject({ failure: 'permanent', sent: 'no' });
  });

  it('says so when there is none', async () => {
    vendor.on(checkpoints, reply(200, loader([[], {}])));
    await expect(comfyUi.prepare(callOf(), never)).rejects.toThrow(/models\/checkpoints/);
    vendor.on(checkpoints, reply(200, {}));
    await expect(comfyUi.prepare(callOf(), never)).rejects.toMatchObject({ failure: 'permanent', sent: 'no' });
  });

  it('uploads a picture to start from, and goes by the name it is given', async () => {
    vendor.on(checkpoints, reply(200, loader([['xl.safetensors'], {}])));
    vendor.on('POST /upload/image', reply(200, { name: 'given (1).png', subfolder: 'ads', type: 'input' }));
    const given = await comfyUi.prepare(callOf({ references: [picture] }), never);
    expect(given).toEqual({ checkpoint: 'xl.safetensors', startImage: 'ads/given (1).png' });
    const [{ headers, body }] = vendor.asked('POST /upload/image') as [(typeof vendor.requests)[0]];
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': headers['content-type']! },
    }).formData();
    const image = form.get('image') as File;
    expect([image.name, image.type, await image.text(), form.get('type')]).toEqual([
      `${picture.sha256}.png`,
      'image/png',
      'the bytes of a picture',
      'input',
    ]);
  });
});

describe('submit', () => {
  it('sends a graph whose links all lead somewhere, under an id of ours', async () => {
    vendor.on('POST /prompt', reply(200, { prompt_id: promptId, number: 1, node_errors: {} }));
    for (const startImage of [null, 'given.png']) {
      const answer = await comfyUi.submit(callOf({ aspectRatio: '9:16' }), { ...prepared, startImage }, never);
      expect(answer).toEqual({ kind: 'accepted', reference: { promptId } });
    }
    expect(vendor.asked('POST /prompt')).toHaveLength(2);
    for (const { body } of vendor.asked('POST /prompt')) {
      const sent = JSON.parse(body.toString()) as {
        prompt_id: string;
        prompt: Record<string, { class_type: string; inputs: Record<string, unknown> }>;
      };
      expect(sent.prompt_id).toBe(promptId);
      const links = Object.values(sent.prompt).flatMap(({ inputs }) => Object.values(inputs).filter(Array.isArray));
      for (const [node] of links as [string][]) expect(Object.keys(sent.prompt)).toContain(node);
      const inputsOf = (kind: string): unknown[] =>
        Object.values(sent.prompt)
          .filter(({ class_type }) => class_type === kind)
          .map(({ inputs }) => inputs);
      expect(inputsOf('CheckpointLoaderSimple')).toEqual([{ ckpt_name: prepared.checkpoint }]);
      expect(inputsOf('CLIPTextEncode')).toMatchObject([{ text: 'A red shoe' }, { text: 'text' }]);
      expect(inputsOf('KSampler')).toMatchObject([{ seed: 99 }]);
      expect([...inputsOf('EmptyLatentImage'), ...inputsOf('ImageScale')]).toMatchObject([
        { width: 768, height: 1344 },
      ]);
    }
  });

  it.each<[string, () => void]>([
    ['over', () => vendor.on(`GET /history/${promptId}`, over())],
    ['at work', () => vendor.on('GET /queue', queued('queue_running'))],
    ['waiting', () => vendor.on('GET /queue', queued('queue_pending'))],
  ])('does not send again what is there already: %s', async (_where, arrange) => {
    arrange();
    expect(await comfyUi.submit(callOf(), prepared, never)).toEqual({ kind: 'accepted', reference: { promptId } });
    expect(vendor.asked('POST /prompt')).toHaveLength(0);
  });

  const invalid = {
    error: { type: 'prompt_outputs_failed_validation', message: 'Prompt outputs failed validation', details: '' },
  };
  it.each<[string, ScriptedAnswer, object]>([
    ['invalid graph', reply(400, { ...invalid, node_errors: { sampler: {} } }), { failure: 'permanent', sent: 'no' }],
    ['server error', reply(500, 'trace'), { failure: 'transient', sent: 'maybe' }],
    ['no JSON', reply(200, '<html>'), { failure: 'transient', sent: 'maybe' }],
    ['no name', reply(200, {}), { failure: 'transient', sent: 'maybe' }],
    ['hung up', hangUp, { failure: 'transient', sent: 'maybe' }],
    ['half open', silence, { failure: 'transient', sent: 'maybe' }],
  ])('says whether it may have arrived: %s', async (_name, answer, fault) => {
    vendor.on('POST /prompt', answer);
    const client = answer === silence ? hasty : comfyUi;
    await expect(client.submit(callOf(), prepared, never)).rejects.toMatchObject({ name: 'VendorFault', ...fault });
    expect(vendor.asked('POST /prompt')).toHaveLength(1);
  });

  it('knows that nothing was sent to a server that is not there', async () => {
    const gone = await startScriptedVendor();
    await gone.close();
    const absent = createComfyUi({ baseUrl: gone.origin });
    await expect(absent.submit(callOf(), prepared, never)).rejects.toMatchObject({ failure: 'transient', sent: 'no' });
  });
});

describe('a prompt under way', () => {
  const reference = { promptId };
  const images = [{ filename: 'beatboard 1.png', subfolder: 'a&b', type: 'output' }];

  it('is looked for in the queue and among those that are over', async () => {
    vendor.on('GET /queue', queued('queue_pending'));
    expect(await comfyUi.poll(reference, never)).toEqual({ kind: 'running' });
    expect(await comfyUi.reconcile(callOf(), null, never)).toEqual({ kind: 'found', reference });
    vendor.on(`GET /history/${promptId}`, over({ outputs: { result: { images } } }));
    const url = `${vendor.origin}/view?filename=beatboard+1.png&subfolder=a%26b&type=output`;
    expect(await comfyUi.poll(reference, never)).toEqual({ kind: 'succeeded', outputs: [{ kind: 'remote', url }] });
  });

  it('is not lost when it ends between two questions', async () => {
    let asked = 0;
    vendor.on(`GET /history/${promptId}`, (...all) =>
      (asked++ === 0 ? reply(200, {}) : over({ outputs: { result: { images } } }))(...all),
    );
    expect(await comfyUi.poll(reference, never)).toMatchObject({ kind: 'succeeded' });
  });

  it('has failed, free of charge, when the server has forgotten it', async () => {
    expect(await comfyUi.poll(reference, never)).toMatchObject({ kind: 'failed', failure: 'transient', billed: 'no' });
    expect(await comfyUi.reconcile(callOf(), null, never)).toEqual({ kind: 'absent' });
  });

  it('is not taken for lost when the server cannot say', async () => {
    for (const answer of [reply(500, ''), reply(200, []), hangUp, silence]) {
      vendor.on('GET /queue', answer);
      const client = answer === silence ? hasty : comfyUi;
      await expect(client.reconcile(callOf(), null, never)).rejects.toMatchObject({
        failure: 'transient',
        sent: 'no',
      });
    }
  });

  it('is taken out of the queue and stopped', async () => {
    vendor.on('POST /queue', reply(200, ''));
    vendor.on('POST /interrupt', reply(200, ''));
    await comfyUi.cancel(reference, never);
    const bodies = [...vendor.asked('POST /queue'), ...vendor.asked('POST /interrupt')].map(
      ({ body }) => JSON.parse(body.toString()) as unknown,
    );
    expect(bodies).toEqual([{ delete: [promptId] }, { prompt_id: promptId }]);
  });
});

describe('download', () => {
  it('saves a picture, from this server only', async () => {
    const target = path.join(folder.path, 'result.png');
    vendor.on('GET /view', reply(200, Buffer.from('pixels'), { 'content-type': 'image/png' }));
    expect(await comfyUi.download(`${vendor.origin}/view?filename=a.png`, target, never)).toEqual({
      mediaType: 'image/png',
    });
    expect(await readFile(target, 'utf8')).toBe('pixels');
    for (const url of [
      `${vendor.origin}/system_stats`,
      'https://evil.example/view?filename=a.png',
      `${vendor.origin}/view`,
    ]) {
      await expect(comfyUi.download(url, target, never)).rejects.toMatchObject({ failure: 'permanent' });
    }
    vendor.on('GET /view', reply(404, ''));
    await expect(comfyUi.download(`${vendor.origin}/view?filename=a.png`, target, never)).rejects.toMatchObject({
      failure: 'permanent',
    });
    vendor.on('GET /view', (_request, response) =>
      response.writeHead(302, { location: 'https://evil.example/' }).end(),
    );
    await expect(comfyUi.download(`${vendor.origin}/view?filename=a.png`, target, never)).rejects.toMatchObject({
      failure: 'transient',
    });
  });
});
