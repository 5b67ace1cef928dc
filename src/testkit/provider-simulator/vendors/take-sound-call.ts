import { readFile } from 'node:fs/promises';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { MicroUsd } from '#domain/money.ts';
import { bytesReply, Refusal, type Reply } from '../http/reply.ts';
import type { Exchange } from '../http/route.ts';
import type { Latency } from '../latency.ts';
import type { SoundOrder } from '../media/media-orders.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { headerOf, waitForResult } from './take-language-call.ts';

export interface SoundCall {
  readonly model: string;
  readonly amountMicroUsd: MicroUsd;
  readonly input: JsonValue;
  readonly sound: SoundOrder;
  readonly latency: Latency;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Takes a call in whose sound comes with the answer. */
export async function takeSoundCall(world: SimulatorWorld, exchange: Exchange, call: SoundCall): Promise<Reply> {
  const { model, amountMicroUsd, input, sound, latency, headers } = call;
  const { request, faults } = exchange;
  const entry = exchange.accept({
    ...{ model, amountMicroUsd, input },
    correlation: {
      attempt: headerOf(request.headers['x-client-request-id']),
      seed: sound.seed === 0 ? null : sound.seed,
    },
  });
  const shorter = faults.result?.kind === 'clip-shorter' ? (faults.result.factor ?? 0.5) : 1;
  const making = world.studio.sound({ ...sound, seconds: sound.seconds * shorter });
  making.catch(() => undefined);
  await waitForResult(world, exchange, model, latency);
  if (faults.result?.kind === 'failed') {
    if (faults.result.billed !== true) world.book.reduce(entry.id, 0, 'failed');
    const isContent = ['E005', 'NSFW', 'privacy'].includes(faults.result.code ?? '');
    throw new Refusal(isContent ? 'moderation' : 'server', faults.result.error ?? 'The sound could not be made.');
  }
  const made = await making;
  return bytesReply(await readFile(made.path), made.mediaType, headers);
}
