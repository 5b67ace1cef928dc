import type { JsonValue } from '#domain/canonical-json.ts';
import { Refusal, jsonReply, type Reply } from '../http/reply.ts';
import type { Exchange, SimulatedRequest } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { readCancelAfter, readPrefer } from './duration-header.ts';
import type { FileStore } from './file-store.ts';
import type { PredictionDesk } from './prediction-desk.ts';
import { isOver } from './prediction.ts';
import { findReplicateModel } from './replicate-models.ts';
import type { ModelInput, ReplicateModel } from './replicate-model.ts';

/** What a model may be given as a data URL; what is larger has to be uploaded. */
const dataUrlMaximumBytes = 256 * 1024;

interface CreateBody {
  readonly version?: string;
  readonly input: ModelInput;
  readonly webhook?: string;
  readonly webhook_events_filter?: readonly string[];
}

/** The model that a create calls. Community models are called by version, official ones by name. */
export function modelOfCreate({ params, body }: SimulatedRequest): string | null {
  if (params['name'] !== undefined) return `${params['owner']}/${params['name']}`;
  const version = (body as Partial<CreateBody> | null)?.version;
  return version === undefined ? null : (findReplicateModel(String(version))?.name ?? null);
}

/** Takes a prediction in, charges it, and answers at once or, when asked to wait, once it is over. */
export async function createPrediction(
  world: SimulatorWorld,
  desk: PredictionDesk,
  files: FileStore,
  exchange: Exchange,
): Promise<Reply> {
  const { request, faults } = exchange;
  const body = request.body as unknown as CreateBody;
  const model = findCalledModel(request, body);
  checkInput(world, model, body.input);
  checkWebhook(body.webhook);
  const cancelAfterSeconds = readHeader(request, 'cancel-after', readCancelAfter);
  if (cancelAfterSeconds !== null && cancelAfterSeconds < 5) {
    throw new Refusal('invalid', 'Cancel-After: at least 5 seconds', { fields: ['Cancel-After: at least 5 seconds'] });
  }
  const waitSeconds = readHeader(request, 'prefer', readPrefer) ?? 0;
  const id = world.nextId();
  const amountMicroUsd = model.priceMicroUsd(body.input);
  const { id: chargeId } = exchange.accept({
    model: model.name,
    amountMicroUsd,
    input: withFileHashes(body.input, files),
    correlation: {
      attempt: attemptOf(body.webhook),
      fileMetadata: metadataOf(body.input, files),
      seed: typeof body.input['seed'] === 'number' ? body.input['seed'] : null,
      reference: id,
    },
  });
  const prediction = desk.start({
    ...{ id, model, chargeId, amountMicroUsd, cancelAfterSeconds, faults },
    index: world.nextIndex(),
    key: request.key,
    input: body.input,
    webhook: body.webhook ?? null,
    events: body.webhook_events_filter ?? ['start', 'output', 'logs', 'completed'],
  });
  if (faults.webhook?.kind === 'webhook-first') await desk.noticed(prediction, faults.webhook.event ?? 'start');
  if (waitSeconds > 0) await desk.waitFor(prediction, waitSeconds);
  return jsonReply(waitSeconds > 0 && !isOver(prediction) ? 202 : 201, desk.view(prediction));
}

function findCalledModel(request: SimulatedRequest, body: CreateBody): ReplicateModel {
  const name = modelOfCreate(request);
  const model = name === null ? undefined : findReplicateModel(name);
  if (model === undefined) {
    if (body.version === undefined) throw new Refusal('not-found', 'The requested resource could not be found.');
    throw new Refusal('invalid', 'version: The specified version does not exist (or perhaps you lack access?)', {
      fields: ['version'],
    });
  }
  if (model.version !== null && body.version === undefined) {
    throw new Refusal('not-found', 'The requested resource could not be found.');
  }
  return model;
}

function checkInput(world: SimulatorWorld, model: ReplicateModel, input: ModelInput): void {
  const faults = world.contracts.check(model.input, input).map((fault) => `input.${fault}`);
  const constraint = faults.length === 0 ? model.constraint?.(input) : undefined;
  if (constraint !== undefined) faults.push(`input.${constraint}`);
  for (const [field, value] of Object.entries(input)) {
    if (typeof value === 'string' && value.startsWith('data:') && value.length * 0.75 > dataUrlMaximumBytes) {
      faults.push(`input.${field}: a data URL of more than 256 kB; upload the file`);
    }
  }
  if (faults.length === 0) return;
  throw new Refusal('invalid', faults.map((fault) => `- ${fault}`).join('\n'), { fields: faults });
}

function checkWebhook(webhook: string | undefined): void {
  if (webhook === undefined) return;
  const { protocol, hostname } = new URL(webhook);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !isLocal)
    throw new Refusal('invalid', '- webhook: must be HTTPS', { fields: ['webhook: must be HTTPS'] });
}

function readHeader(
  request: SimulatedRequest,
  name: string,
  readIt: (text: string) => number | undefined,
): number | null {
  const text = request.headers[name];
  if (typeof text !== 'string') return null;
  const value = readIt(text);
  if (value === undefined)
    throw new Refusal('invalid', `${name}: cannot be read`, { fields: [`${name}: cannot be read`] });
  return value;
}

function attemptOf(webhook: string | undefined): string | null {
  if (webhook === undefined) return null;
  const { searchParams } = new URL(webhook);
  return searchParams.get('attempt') ?? searchParams.get('a');
}

function metadataOf(input: ModelInput, files: FileStore): JsonValue[] {
  return Object.values(input)
    .flat()
    .flatMap((value) => (typeof value === 'string' ? (files.findByUrl(value)?.metadata ?? []) : []));
}

/** The input with files told by what is in them, wherever they lie. */
function withFileHashes(input: ModelInput, files: FileStore): JsonValue {
  const replace = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map(replace);
    const file = typeof value === 'string' ? files.findByUrl(value) : undefined;
    return file === undefined ? value : `sha256:${file.sha256}`;
  };
  return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, replace(value)]));
}
