import { readFile } from 'node:fs/promises';
import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { priceFor } from '#domain/models/price-for.ts';
import { priceOf } from '#domain/models/price.ts';
import { sumMicroUsd, type MicroUsd } from '#domain/money.ts';
import { createLanguagePlanner } from '#providers/language-planner/create-language-planner.ts';
import type { PlanQuestion, PlanReply } from '#providers/language-planner/plan-question.ts';
import type { Planner } from '#providers/planner.ts';
import type { GenerationRequest } from '#providers/vendor.ts';
import { isRetry } from '#storage/run-store.ts';
import { canceledWith } from '../paid/canceled-with.ts';
import type { Bought } from '../paid/paid-order.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { MadeProvenance, Owner } from '../produce.ts';
import { provenanceOf } from './buy-result.ts';

/** Bytes of a token, on the short side, so that a bound holds in any language. */
const bytesPerToken = 2;

/** Who plans, and who that was in the end and at what price; nothing when it was not bought. */
export interface ChosenPlanner {
  readonly planner: Planner;
  readonly provenance: () => Promise<{ provenance?: MadeProvenance; purchase?: string }>;
}

/** The planner of a language model: the built-in one by itself, or asked for words by the built-in one. */
export function plannerFor(context: PipelineContext, owner: Owner, entry: ModelEntry): ChosenPlanner {
  const base = context.models.planner;
  if (entry.provider === 'offline') return { planner: base, provenance: async () => ({}) };
  const purchases: Bought[] = [];
  const ask = async (question: PlanQuestion): Promise<PlanReply> => {
    const bought = await buyAnswer(context, owner, entry, question);
    purchases.push(bought);
    const text = await readFile(await context.blobs.localPath(bought.storageKey), 'utf8');
    return { text, notes: bought.notes };
  };
  const model = { provider: entry.provider, model: entry.id.slice(entry.id.indexOf('/') + 1) };
  return {
    planner: createLanguagePlanner({ base, ask: (question) => ask(question), model }),
    provenance: async () => {
      const told = await Promise.all(purchases.map((bought) => provenanceOf(context, owner, bought)));
      const [first] = told;
      if (first === undefined) return {};
      return {
        purchase: purchases[0]!.attemptId,
        provenance: { ...first, costMicroUsd: sumMicroUsd(told.map(({ costMicroUsd }) => costMicroUsd)) },
      };
    },
  };
}

async function buyAnswer(
  context: PipelineContext,
  owner: Owner,
  entry: ModelEntry,
  { instructions, conversation }: PlanQuestion,
): Promise<Bought> {
  const { userId, videoId, runId, signal } = owner;
  const { request } = await context.videos.get(userId, videoId);
  const asked: GenerationRequest = { entry, prompt: instructions, seed: request.seed, conversation };
  const named = { model: entry.id, version: entry.encodingVersion, instructions, conversation, seed: request.seed };
  return context.paid.buy(
    {
      owner: { userId, videoId, runId },
      slot: 'spec',
      videoMaximumMicroUsd: request.maximumCostMicroUsd,
      mayPayAgain: runId !== undefined && isRetry(runId),
      choices: [
        {
          request: asked,
          callKey: context.hash(canonicalJson(named as unknown as JsonValue)),
          ceilingMicroUsd: answerCeiling(entry, { instructions, conversation }),
          allowUnpriced: request.allowUnpriced,
          check: async () => undefined,
        },
      ],
    },
    canceledWith(signal),
  );
}

/** The most one answer can cost: all that is sent, and the longest answer that is allowed. */
function answerCeiling(entry: ModelEntry, { instructions, conversation }: PlanQuestion): MicroUsd | null {
  const sentBytes = Buffer.byteLength(instructions) + Buffer.byteLength(JSON.stringify(conversation));
  const inputTokens = Math.ceil(sentBytes / bytesPerToken);
  return priceOf(priceFor(entry), { inputTokens, outputTokens: conversation.maximumOutputTokens });
}
