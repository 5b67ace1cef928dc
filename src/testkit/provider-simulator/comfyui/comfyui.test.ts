import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../eventually.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import type { Workflow } from './check-workflow.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ timeScale: 0.002 });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

interface HistoryEntry {
  readonly status: { readonly status_str: string; readonly messages: unknown[] };
  readonly outputs: Readonly<
    Record<string, { readonly images: { filename: string; subfolder: string; type: string }[] }>
  >;
}

const call = (path: string, body?: unknown): Promise<Response> =>
  fetch(
    `${simulator.settings['COMFYUI_URL']}${path}`,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
const ask = async (path: string, body?: unknown): Promise<unknown> => (await call(path, body)).json();

async function finished(id: string): Promise<HistoryEntry> {
  return eventually(async () => {
    const history = (await ask(`/history/${id}`)) as Record<string, HistoryEntry>;
    if (history[id] === undefined) throw new Error('It is not there yet.');
    return history[id];
  });
}

const link = (node: string, slot = 0): [string, number] => [node, slot];

function workflow(changes: Workflow = {}): Workflow {
  return {
    model: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'juggernautXL_v9.safetensors' } },
    wanted: { class_type: 'CLIPTextEncode', inputs: { text: 'bread', clip: link('model', 1) } },
    unwanted: { class_type: 'CLIPTextEncode', inputs: { text: 'words', clip: link('model', 1) } },
    canvas: { class_type: 'EmptyLatentImage', inputs: { width: 320, height: 192, batch_size: 1 } },
    sampler: {
      class_type: 'KSampler',
      inputs: {
        ...{ model: link('model'), positive: link('wanted'), negative: link('unwanted'), latent_image: link('canvas') },
        ...{ seed: 7, steps: 20, cfg: 6, sampler_name: 'euler', scheduler: 'normal', denoise: 1 },
      },
    },
    picture: { class_type: 'VAEDecode', inputs: { samples: link('sampler'), vae: link('model', 2) } },
    result: { class_type: 'SaveImage', inputs: { images: link('picture'), filename_prefix: 'test' } },
    ...changes,
  };
}

describe('a graph', () => {
  it('is queued under the id its sender chose, made, remembered and handed out', async () => {
    expect(await ask('/history/p1')).toEqual({});
    expect(await ask('/prompt', { prompt: workflow(), prompt_id: 'p1', client_id: 'c1' })).toMatchObject({
      prompt_id: 'p1',
      node_errors: {},
    });
    const { outputs, status } = await finished('p1');
    expect(status.status_str).toBe('success');
    const [picture] = outputs['result']!.images;
    const view = await call(`/view?${new URLSearchParams(picture)}`);
    expect(await sharp(await view.arrayBuffer()).metadata()).toMatchObject({ width: 320, height: 192, format: 'png' });
    expect(simulator.book()).toMatchObject([
      { provider: 'comfyui', amountMicroUsd: 0, correlation: { reference: 'p1' } },
    ]);
    expect(simulator.violations()).toEqual([]);
  });

  it('starts from an uploaded picture', async () => {
    const upload = async (background: string) => {
      const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background } })
        .png()
        .toBuffer();
      const form = new FormData();
      form.append('image', new Blob([bytes], { type: 'image/png' }), 'given.png');
      const answer = await fetch(`${simulator.settings['COMFYUI_URL']}/upload/image`, { method: 'POST', body: form });
      return ((await answer.json()) as { name: string }).name;
    };
    const names = [await upload('#c40'), await upload('#c40'), await upload('#04c')];
    expect(names).toEqual(['given.png', 'given.png', 'given (1).png']);
    const prompt = workflow({
      given: { class_type: 'LoadImage', inputs: { image: 'given (1).png' } },
      scaled: {
        class_type: 'ImageScale',
        inputs: { image: link('given'), upscale_method: 'lanczos', width: 128, height: 96, crop: 'center' },
      },
      canvas: { class_type: 'VAEEncode', inputs: { pixels: link('scaled'), vae: link('model', 2) } },
    });
    await ask('/api/prompt', { prompt, prompt_id: 'p2' });
    const [picture] = (await finished('p2')).outputs['result']!.images;
    const { dominant } = await sharp(await (await call(`/view?${new URLSearchParams(picture)}`)).arrayBuffer()).stats();
    expect(dominant.b).toBeGreaterThan(dominant.r);
  });

  it.each<[string, Workflow, object]>([
    ['an unknown node', { odd: { class_type: 'Nobody', inputs: {} } }, { error: { type: 'invalid_prompt' } }],
    [
      'an unknown checkpoint',
      { model: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'x' } } },
      { node_errors: { model: { errors: [{ type: 'value_not_in_list' }] } } },
    ],
    [
      'a missing input',
      { wanted: { class_type: 'CLIPTextEncode', inputs: { text: 'x' } } },
      { node_errors: { wanted: { errors: [{ type: 'required_input_missing' }] } } },
    ],
    [
      'a link of another type',
      { picture: { class_type: 'VAEDecode', inputs: { samples: link('model'), vae: link('model', 2) } } },
      { node_errors: { picture: { errors: [{ type: 'return_type_mismatch' }] } } },
    ],
    [
      'a value too large',
      { canvas: { class_type: 'EmptyLatentImage', inputs: { width: 99_999, height: 64, batch_size: 1 } } },
      { node_errors: { canvas: {} } },
    ],
  ])('with %s is refused', async (_, changes, expected) => {
    const answer = await call('/prompt', { prompt: workflow(changes) });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject(expected);
    expect(simulator.book()).toEqual([]);
  });
});

describe('the queue', () => {
  it('has one running, others waiting, and lets both be stopped', async () => {
    simulator.addFault({ match: { times: 1 }, action: { kind: 'stay-processing' } });
    for (const id of ['one', 'two', 'three']) await ask('/prompt', { prompt: workflow(), prompt_id: id });
    const queue = (await ask('/queue')) as { queue_running: unknown[][]; queue_pending: unknown[][] };
    expect([queue.queue_running.map((entry) => entry[1]), queue.queue_pending.map((entry) => entry[1])]).toEqual([
      ['one'],
      ['two', 'three'],
    ]);
    await call('/queue', { delete: ['two'] });
    await call('/interrupt', { prompt_id: 'three' });
    expect(await ask('/history/one')).toEqual({});
    await call('/interrupt', { prompt_id: 'one' });
    expect((await finished('one')).status).toMatchObject({
      status_str: 'error',
      messages: [
        ['execution_start', {}],
        ['execution_interrupted', {}],
      ],
    });
    expect((await finished('three')).status.status_str).toBe('success');
    expect(await ask('/history/two')).toEqual({});
  });

  it('fails or forgets as told', async () => {
    simulator.addFault({ match: { times: 1 }, action: { kind: 'failed' } });
    simulator.addFault({ match: { times: 1 }, action: { kind: 'forgotten' } });
    for (const id of ['bad', 'lost', 'good']) await ask('/prompt', { prompt: workflow(), prompt_id: id });
    expect((await finished('good')).status.status_str).toBe('success');
    expect((await finished('bad')).status).toMatchObject({ status_str: 'error' });
    expect(await ask('/history/lost')).toEqual({});
  });

  it('tells its nodes and its state', async () => {
    expect(await ask('/object_info/CheckpointLoaderSimple')).toMatchObject({
      CheckpointLoaderSimple: {
        input: { required: { ckpt_name: [[expect.stringMatching(/safetensors$/), expect.any(String)]] } },
      },
    });
    expect(await ask('/object_info/Nobody')).toEqual({});
    expect(await ask('/system_stats')).toMatchObject({ system: { comfyui_version: expect.any(String) } });
  });
});
