import { randomUUID } from 'node:crypto';
import { plainJson, bytesReply, emptyReply, jsonReply, Refusal, type Reply } from '../http/reply.ts';
import type { Exchange, Route, SimulatedVendor } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { checkWorkflow, type Workflow } from './check-workflow.ts';
import { objectInfo } from './node-definitions.ts';
import { createPictureShelf, shelveUpload, type PictureShelf } from './picture-shelf.ts';
import { createPromptDesk, type PromptDesk } from './prompt-desk.ts';
import type { QueuedPrompt } from './queued-prompt.ts';

const promptBody = {
  type: 'object',
  required: ['prompt'],
  properties: {
    prompt: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['class_type', 'inputs'],
        properties: { class_type: { type: 'string' }, inputs: { type: 'object' }, _meta: { type: 'object' } },
      },
    },
    prompt_id: { type: 'string', minLength: 1 },
    client_id: { type: 'string' },
    extra_data: { type: 'object' },
    number: { type: 'number' },
    front: { type: 'boolean' },
    partial_execution_targets: { type: 'array' },
  },
};

interface PromptBody {
  readonly prompt: Workflow;
  readonly prompt_id?: string;
  readonly client_id?: string;
  readonly extra_data?: object;
}

export interface SimulatedComfyUi extends SimulatedVendor {
  clear(): void;
}

/** A ComfyUI server: it costs nothing, works on one thing at a time, and forgets everything when it is restarted. */
export function createComfyUiVendor(world: SimulatorWorld): SimulatedComfyUi {
  const shelf = createPictureShelf();
  const desk = createPromptDesk(world, shelf);
  const routes = [...promptRoutes(world, desk, shelf), ...queueRoutes(desk), ...pictureRoutes(shelf)];
  return {
    ...{ provider: 'comfyui', prefix: '/comfyui', keyOf: () => undefined, needsKey: false, refuse: refuseAsComfyUi },
    // Everything is served under /api as well.
    routes: [...routes, ...routes.map((route) => ({ ...route, path: `/api${route.path}` }))],
    clear() {
      desk.clear();
      shelf.clear();
    },
  };
}

function promptRoutes(world: SimulatorWorld, desk: PromptDesk, shelf: PictureShelf): Route[] {
  let count = 0;
  const take = (exchange: Exchange): Reply => {
    const body = exchange.request.body as unknown as PromptBody;
    const fault = checkWorkflow(body.prompt, shelf.uploads());
    if (fault !== null) return jsonReply(400, fault);
    const id = body.prompt_id ?? randomUUID();
    exchange.accept({
      model: 'comfyui',
      amountMicroUsd: 0,
      input: plainJson(body.prompt),
      correlation: { reference: id },
    });
    const extra = { ...body.extra_data, ...(body.client_id !== undefined && { client_id: body.client_id }) };
    desk.enqueue({ id, number: count, workflow: body.prompt, extra, faults: exchange.faults });
    count += 1;
    return jsonReply(200, { prompt_id: id, number: count - 1, node_errors: {} });
  };
  return [
    {
      name: 'prompt',
      method: 'POST',
      path: '/prompt',
      isCreate: true,
      body: promptBody,
      modelOf: () => 'comfyui',
      handle: take,
    },
    {
      ...{ name: 'prompt.status', method: 'GET', path: '/prompt' },
      handle: () => jsonReply(200, { exec_info: { queue_remaining: desk.pending.length + (desk.running() ? 1 : 0) } }),
    },
    {
      ...{ name: 'history.get', method: 'GET', path: '/history/{id}' },
      handle({ request: { params } }) {
        const id = params['id'] ?? '';
        const entry = desk.history.get(id);
        return jsonReply(200, entry === undefined ? {} : { [id]: entry });
      },
    },
    {
      ...{ name: 'history.list', method: 'GET', path: '/history' },
      handle: () => jsonReply(200, Object.fromEntries(desk.history)),
    },
    ...informationRoutes(world, shelf),
  ];
}

function informationRoutes(world: SimulatorWorld, shelf: PictureShelf): Route[] {
  return [
    {
      name: 'object_info',
      method: 'GET',
      path: '/object_info',
      handle: () => jsonReply(200, objectInfo(shelf.uploads())),
    },
    {
      ...{ name: 'object_info.get', method: 'GET', path: '/object_info/{name}' },
      handle({ request: { params } }) {
        const name = params['name'] ?? '';
        const info = objectInfo(shelf.uploads())[name];
        return jsonReply(200, info === undefined ? {} : { [name]: info });
      },
    },
    {
      ...{ name: 'system_stats', method: 'GET', path: '/system_stats' },
      handle: () =>
        jsonReply(200, {
          system: { os: 'posix', comfyui_version: '0.3.64', python_version: '3.12', ram_total: 32e9, ram_free: 16e9 },
          devices: [{ name: 'simulated', type: 'cuda', index: 0, vram_total: 16e9, vram_free: 12e9 }],
        }),
    },
    {
      ...{ name: 'features', method: 'GET', path: '/features' },
      handle: () =>
        jsonReply(200, { supports_preview_metadata: true, max_upload_size: 104_857_600, since: world.seed }),
    },
  ];
}

function queueRoutes(desk: PromptDesk): Route[] {
  const view = ({ number, id, workflow, extra }: QueuedPrompt): unknown[] => [number, id, workflow, extra, []];
  return [
    {
      ...{ name: 'queue.get', method: 'GET', path: '/queue' },
      handle() {
        const running = desk.running();
        return jsonReply(200, { queue_running: running ? [view(running)] : [], queue_pending: desk.pending.map(view) });
      },
    },
    {
      ...{ name: 'queue.delete', method: 'POST', path: '/queue' },
      handle({ request }) {
        const { delete: ids = [], clear = false } = (request.body ?? {}) as { delete?: string[]; clear?: boolean };
        desk.remove(clear ? 'all' : ids);
        return emptyReply(200);
      },
    },
    {
      ...{ name: 'interrupt', method: 'POST', path: '/interrupt' },
      handle({ request }) {
        desk.interrupt((request.body as { prompt_id?: string } | null)?.prompt_id);
        return emptyReply(200);
      },
    },
  ];
}

function pictureRoutes(shelf: PictureShelf): Route[] {
  return [
    {
      ...{ name: 'upload.image', method: 'POST', path: '/upload/image' },
      async handle({ request }) {
        const picture = await shelveUpload(shelf, request);
        if (picture === undefined) return emptyReply(400);
        const { filename, subfolder, type } = picture;
        return jsonReply(200, { name: filename, subfolder, type });
      },
    },
    {
      ...{ name: 'delivery', method: 'GET', path: '/view', modelOf: () => 'comfyui' },
      handle({ request: { query } }) {
        const picture = shelf.find(
          query.get('filename') ?? '',
          query.get('subfolder') ?? '',
          query.get('type') ?? 'output',
        );
        if (picture === undefined) throw new Refusal('not-found', 'There is no such file.');
        return bytesReply(picture.bytes, 'image/png');
      },
    },
  ];
}

function refuseAsComfyUi({ kind, status, message }: Refusal): Reply {
  const error = { type: kind === 'invalid' ? 'invalid_prompt' : kind, message, details: message, extra_info: {} };
  return jsonReply(kind === 'invalid' ? 400 : status, { error, node_errors: {} });
}
