import { jsonReply, plainJson, Refusal, type Reply } from '../http/reply.ts';
import type { Exchange, Route, SimulatedVendor } from '../http/route.ts';
import { findSoundFormat } from '../media/sound-formats.ts';
import { spokenSeconds } from '../media/synthesise-sound.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { headerOf } from './take-language-call.ts';
import { takeSoundCall } from './take-sound-call.ts';

const musicBody = {
  type: 'object',
  required: ['prompt'],
  properties: {
    prompt: { type: 'string', minLength: 1, maxLength: 4100 },
    music_length_ms: { type: 'integer', minimum: 3000, maximum: 600_000 },
    model_id: { enum: ['music_v1'] },
    force_instrumental: { type: 'boolean' },
  },
  additionalProperties: false,
};

const effectBody = {
  type: 'object',
  required: ['text'],
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 450 },
    duration_seconds: { type: 'number', minimum: 0.5, maximum: 30 },
    prompt_influence: { type: 'number', minimum: 0, maximum: 1 },
    loop: { type: 'boolean' },
    model_id: { enum: ['eleven_text_to_sound_v2'] },
  },
  additionalProperties: false,
};

const speechModels = ['eleven_v3', 'eleven_multilingual_v2', 'eleven_flash_v2_5', 'eleven_turbo_v2_5'];
const speechBody = {
  type: 'object',
  required: ['text'],
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 5000 },
    model_id: { enum: speechModels },
    language_code: { type: 'string', pattern: '^[a-z]{2,3}$' },
    voice_settings: { type: 'object' },
    seed: { type: 'integer', minimum: 0, maximum: 4_294_967_295 },
    previous_text: { type: 'string' },
    next_text: { type: 'string' },
    apply_text_normalization: { enum: ['auto', 'on', 'off'] },
  },
  additionalProperties: false,
};

interface SoundBody {
  readonly prompt?: string;
  readonly text?: string;
  readonly music_length_ms?: number;
  readonly duration_seconds?: number;
  readonly model_id?: string;
  readonly seed?: number;
}

/** ElevenLabs: music, effects and speech, all in the answer. */
export function createElevenLabsVendor(world: SimulatorWorld): SimulatedVendor {
  const models = speechModels.map((id) => ({ model_id: id, name: id, can_do_text_to_speech: true }));
  return {
    ...{ provider: 'elevenlabs', prefix: '/elevenlabs/v1', needsKey: true, refuse: refuseAsElevenLabs },
    keyOf: (headers) => headerOf(headers['xi-api-key']) ?? undefined,
    routes: [
      musicRoute(world),
      effectRoute(world),
      speechRoute(world),
      { name: 'models.list', method: 'GET', path: '/models', handle: () => jsonReply(200, models) },
      { name: 'user.get', method: 'GET', path: '/user', handle: () => jsonReply(200, { user_id: 'simulated' }) },
    ],
  };
}

function musicRoute(world: SimulatorWorld): Route {
  return {
    ...{ name: 'music', method: 'POST', path: '/music', isCreate: true, body: musicBody, modelOf: modelOf('music_v1') },
    handle(exchange) {
      const { body, format } = readCall(exchange);
      const seconds = (body.music_length_ms ?? 30_000) / 1000;
      return takeSoundCall(world, exchange, {
        ...{ model: 'music_v1', input: plainJson(body), latency: { queueSeconds: 0.5, runSeconds: 20 } },
        amountMicroUsd: Math.ceil(seconds * 5000),
        sound: { kind: 'music', text: body.prompt ?? '', seed: 0, seconds, format },
        headers: { 'song-id': world.nextId() },
      });
    },
  };
}

const effectModel = 'eleven_text_to_sound_v2';

function effectRoute(world: SimulatorWorld): Route {
  return {
    ...{ name: 'sound-generation', method: 'POST', path: '/sound-generation', isCreate: true },
    ...{ body: effectBody, modelOf: modelOf(effectModel) },
    handle(exchange) {
      const { body, format } = readCall(exchange);
      return takeSoundCall(world, exchange, {
        ...{ model: effectModel, input: plainJson(body), latency: { queueSeconds: 0.2, runSeconds: 4 } },
        amountMicroUsd: 120_000,
        sound: { kind: 'effect', text: body.text ?? '', seed: 0, seconds: body.duration_seconds ?? 3, format },
      });
    },
  };
}

const usualSpeechModel = 'eleven_multilingual_v2';

function speechRoute(world: SimulatorWorld): Route {
  return {
    ...{ name: 'text-to-speech', method: 'POST', path: '/text-to-speech/{voice}', isCreate: true },
    ...{ body: speechBody, modelOf: modelOf(usualSpeechModel) },
    handle(exchange) {
      const { body, format } = readCall(exchange);
      const text = body.text ?? '';
      return takeSoundCall(world, exchange, {
        ...{ model: body.model_id ?? usualSpeechModel, input: plainJson(body) },
        latency: { queueSeconds: 0.2, runSeconds: 3 },
        amountMicroUsd: text.length * 100,
        sound: { kind: 'speech', text, seed: body.seed ?? 0, seconds: spokenSeconds(text), format },
        headers: { 'character-cost': String(text.length), 'request-id': world.nextId() },
      });
    },
  };
}

const modelOf =
  (usual: string): NonNullable<Route['modelOf']> =>
  ({ body }) =>
    (body as SoundBody | null)?.model_id ?? usual;

function readCall({ request }: Exchange): { body: SoundBody; format: string } {
  const format = request.query.get('output_format') ?? 'mp3_44100_128';
  if (findSoundFormat(format) === undefined) {
    throw new Refusal('invalid', `output_format: ${format} is not offered`, { fields: ['output_format'] });
  }
  return { body: request.body as SoundBody, format };
}

function refuseAsElevenLabs({ kind, status, message, fields }: Refusal): Reply {
  if (kind === 'invalid') {
    const detail = fields.map((field) => ({ loc: ['body', field.split(':')[0]], msg: field, type: 'value_error' }));
    return jsonReply(422, { detail });
  }
  const states: Readonly<Record<string, readonly [number, string]>> = {
    unauthorized: [401, 'invalid_api_key'],
    'no-credit': [401, 'quota_exceeded'],
    throttled: [429, 'too_many_concurrent_requests'],
    moderation: [400, 'bad_prompt'],
    'not-found': [404, 'not_found'],
  };
  const [asked, state] = states[kind] ?? [status, 'internal_error'];
  return jsonReply(asked, { detail: { status: state, message } });
}
