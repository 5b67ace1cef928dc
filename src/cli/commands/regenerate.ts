import { randomUUID } from 'node:crypto';
import { BeatboardError } from '#domain/errors.ts';
import { chooseCheckpoint, listCheckpoints, type CheckpointChoice } from '../find-checkpoint.ts';
import { findVideo } from '../find-video.ts';
import { parseSeed } from '../make-options.ts';
import { printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `regenerate` as they stand on the command line. */
export interface RegenerateOptions extends SessionOptions, CheckpointChoice {
  readonly prompt?: string;
  readonly model?: string;
  readonly seed?: string;
  /** False with `--no-wait`. */
  readonly wait?: boolean;
}

/** Making a take may last. Its answer is asked for again under the same key, so a lost connection costs nothing. */
const attemptTimeoutMs = 240_000;

/** `beatboard regenerate`: makes another take of a beat's picture or of a clip and selects it. Returns the exit code. */
export async function runRegenerate(
  given: string,
  what: string,
  index: string,
  options: RegenerateOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const { kind, number } = parseTarget(what, index);
  const seed = parseSeed(options.seed);
  const overrides = {
    ...(options.prompt !== undefined && { prompt_override: options.prompt }),
    ...(options.model !== undefined && { model_override: options.model }),
    ...(seed !== undefined && { seed }),
  };
  return withSession(options, dependencies, async ({ client, signal, isOwn }) => {
    const { video_id: videoId } = await findVideo(client, given, signal);
    const { id } = chooseCheckpoint(await listCheckpoints(client, videoId, signal), options);
    dependencies.stderr.write(`Making another take of ${kind} ${number}\n`);
    const call = {
      params: { video_id: videoId, checkpoint_id: id },
      idempotencyKey: randomUUID(),
      preferAsync: options.wait === false && !isOwn,
      timeoutMs: attemptTimeoutMs,
      signal,
    };
    const { data } =
      kind === 'beat'
        ? await client.call('regenerateBeat', { ...call, body: { beat_index: number, ...overrides } })
        : await client.call('regenerateChunk', { ...call, body: { chunk_index: number, ...overrides } });
    const words =
      'message' in data ? `${data.slot}  ${data.message}` : `${data.slot}  take ${data.version}  ${data.artifact_id}`;
    printResult(dependencies, options.json, { video_id: videoId, checkpoint_id: id, ...data }, words);
    return 0;
  });
}

function parseTarget(what: string, index: string): { readonly kind: 'beat' | 'chunk'; readonly number: number } {
  if (what !== 'beat' && what !== 'chunk') {
    throw new BeatboardError(
      'option_invalid',
      `regenerate takes "beat" or "chunk" and a number; "${what}" is neither.`,
    );
  }
  if (!/^\d{1,3}$/.test(index)) {
    throw new BeatboardError('option_invalid', `"${index}" is not the number of a ${what}; they are counted from 0.`);
  }
  return { kind: what, number: Number(index) };
}
