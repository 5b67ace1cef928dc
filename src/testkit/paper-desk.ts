import type { ModelEntry } from '#domain/models/model-entry.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { createModelDesk, type ModelDesk } from '#pipeline/model-desk.ts';
import { createSlots } from '#pipeline/one-at-a-time.ts';
import { defaultModels } from '#providers/model-table/default-models.ts';
import { createModelTable } from '#providers/model-table/model-table.ts';

/** Prices of what is made of paper, in millionths of a dollar. */
export interface PaperPrices {
  readonly image: number;
  readonly clip: number;
  readonly music: number;
}

/** A desk at which everything is made of paper, at a price; no key is set for any other model. */
export function createPaperDesk(prices: PaperPrices): ModelDesk {
  const maker = { provider: 'paper', model: 'line', version: '1' } as const;
  const priced = (microUsd: number) => ({ ...maker, price: { unit: 'result', microUsd } }) as const;
  return createModelDesk({
    shelf: { table: createModelTable(), defaults: defaultModels },
    house: {
      image: priced(prices.image),
      video: { ...priced(prices.clip), clipLengths: { kind: 'range', shortest: 0.1, longest: 6 } },
      music: priced(prices.music),
      composition: priced(0),
    },
    usableFor: async () => whyUnusableOnPaper,
    today: () => '2026-11-21',
  });
}

/** Why a model cannot be used there. */
export function whyUnusableOnPaper({ provider }: Pick<ModelEntry, 'provider'>): string | null {
  return provider === 'offline' ? null : 'paper knows no other models';
}

/** What of a studio of paper buys nothing. */
export const paperMarket: Pick<PipelineContext, 'paid' | 'work'> = {
  paid: { buy: () => Promise.reject(new Error('Nothing is bought on paper.')) } as never,
  work: createSlots(4),
};
