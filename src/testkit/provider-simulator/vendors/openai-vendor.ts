import { jsonReply, plainJson, Refusal } from '../http/reply.ts';
import { bearerKey, type Route, type SimulatedVendor } from '../http/route.ts';
import { spokenSeconds } from '../media/synthesise-sound.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { chatCompletionsRoute } from './chat-completions.ts';
import { modelOfBody } from './model-of-body.ts';
import { openAiImageRoutes } from './openai-images.ts';
import { refuseAsOpenAi } from './openai-refusal.ts';
import { responsesRoute } from './responses.ts';
import { takeSoundCall } from './take-sound-call.ts';

/** Models, and the day on which each one ends. */
const models: Readonly<Record<string, string | null>> = {
  'gpt-6-luna': null,
  'gpt-4.1': '2027-01-14',
  'gpt-4.1-mini': '2027-01-14',
  'gpt-image-2': null,
  'gpt-image-1.5': '2026-12-01',
  'gpt-image-1-mini': '2026-12-01',
  'gpt-4o-mini-tts': '2027-01-06',
  'tts-1': '2027-01-06',
};

const speechBody = {
  type: 'object',
  required: ['model', 'input', 'voice'],
  properties: {
    model: { enum: ['gpt-4o-mini-tts', 'tts-1', 'tts-1-hd'] },
    input: { type: 'string', minLength: 1, maxLength: 4096 },
    voice: {
      enum: [
        'alloy',
        'ash',
        'ballad',
        'coral',
        'echo',
        'fable',
        'nova',
        'onyx',
        'sage',
        'shimmer',
        'verse',
        'marin',
        'cedar',
      ],
    },
    instructions: { type: 'string', maxLength: 4096 },
    response_format: { enum: ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'] },
    speed: { type: 'number', minimum: 0.25, maximum: 4 },
    stream_format: { enum: ['audio'] },
  },
  additionalProperties: false,
};

interface SpeechBody {
  readonly model: string;
  readonly input: string;
  readonly voice: string;
  readonly response_format?: string;
  readonly speed?: number;
}

/** OpenAI: language, pictures, speech. */
export function createOpenAiVendor(world: SimulatorWorld): SimulatedVendor {
  const speech: Route = {
    ...{
      name: 'audio.speech',
      method: 'POST',
      path: '/audio/speech',
      isCreate: true,
      body: speechBody,
      modelOf: modelOfBody,
    },
    handle(exchange) {
      const body = exchange.request.body as unknown as SpeechBody;
      const seconds = spokenSeconds(body.input) / (body.speed ?? 1);
      return takeSoundCall(world, exchange, {
        model: body.model,
        amountMicroUsd: Math.ceil((seconds / 60) * 15_000),
        input: plainJson(body),
        sound: {
          kind: 'speech',
          text: `${body.voice} ${body.input}`,
          seed: 0,
          seconds,
          format: body.response_format ?? 'mp3',
        },
        latency: { queueSeconds: 0.2, runSeconds: 3 },
      });
    },
  };
  return {
    ...{ provider: 'openai', prefix: '/openai/v1', keyOf: bearerKey, needsKey: true, refuse: refuseAsOpenAi },
    routes: [
      responsesRoute(world, false),
      chatCompletionsRoute(world),
      ...openAiImageRoutes(world),
      speech,
      ...modelRoutes(models, 'openai'),
    ],
  };
}

/** `GET /models`, one and all. */
export function modelRoutes(known: Readonly<Record<string, string | null>>, owner: string): Route[] {
  const view = (id: string): object => ({
    id,
    object: 'model',
    created: 1_760_000_000,
    owned_by: owner,
    shutdown_date: known[id],
  });
  return [
    {
      ...{ name: 'models.list', method: 'GET', path: '/models' },
      handle: () => jsonReply(200, { object: 'list', data: Object.keys(known).map(view) }),
    },
    {
      ...{ name: 'models.get', method: 'GET', path: '/models/{id}' },
      handle({ request: { params } }) {
        const id = params['id'] ?? '';
        if (!(id in known)) throw new Refusal('not-found', `The model '${id}' does not exist.`);
        return jsonReply(200, view(id));
      },
    },
  ];
}
