import { useQuery } from '@tanstack/react-query';
import type { Problem } from '#contract/problem.ts';
import { modelsQuery } from '../../lib/calls/list-models.ts';
import { formatRange } from '../../lib/money.ts';
import { problemOf } from '../../lib/problem-error.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { estimateQuery } from './api/estimate.ts';
import { countCharacters, limits, type Draft } from './draft.ts';
import { useNewAdText } from './new-ad-texts.ts';
import { requestOf } from './request-of.ts';

const restMs = 350;

/** What the ad costs as the draft stands. */
export interface DraftPrice {
  /** What is spent by the button: the plan alone, or everything. Null when unknown, undefined while it is asked for. */
  readonly nowUsd: number | null | undefined;
  /** The same as words, where it is a range. */
  readonly nowText: string | undefined;
  /** The whole ad; undefined while there is nothing to judge by. */
  readonly whole: { readonly low: number | null; readonly high: number | null } | undefined;
  /** The model that would make the clips, by its id or the last part of it; null while unknown. */
  readonly clipModel: string | null;
  /** Why this cannot be asked for; null when it can. */
  readonly problem: Problem | null;
  /** Whether a model was chosen whose price nobody knows. */
  readonly isUnpriced: boolean;
}

/** Asks for the price when the draft has rested; the one before stays until the new one is there. */
export function useDraftPrice(draft: Draft): DraftPrice {
  const t = useNewAdText();
  const { data: models } = useQuery(modelsQuery);
  const chosen = models?.find(({ id }) => id === draft.model);
  const isUnpriced = chosen !== undefined && chosen.price.usd === null;
  const isEmpty = draft.prompt.trim() === '';
  // What planning costs can be said before there are words.
  const prompt = isEmpty ? t('example_1') : draft.prompt;
  const body = { ...requestOf({ ...draft, autoContinue: false, prompt }), ...(isUnpriced && { allow_unpriced: true }) };
  const rested = useDebounced(body, restMs);
  const isTooLong = countCharacters(rested.prompt) > limits.promptCharacters;
  const { data, error } = useQuery({ ...estimateQuery(rested), enabled: !isTooLong });
  const whole = isEmpty ? undefined : data?.total_usd;
  const planUsd = data === undefined ? undefined : (data.phases.find(({ phase }) => phase === 1)?.usd ?? null);
  return {
    nowUsd: draft.autoContinue ? whole?.high : planUsd,
    nowText: draft.autoContinue && whole !== undefined ? formatRange(whole.low, whole.high) : undefined,
    whole,
    clipModel: data?.lines.find(({ slot }) => /^chunk\/\d+$/.test(slot))?.model ?? null,
    problem: error === null || isEmpty ? null : problemOf(error),
    isUnpriced,
  };
}
