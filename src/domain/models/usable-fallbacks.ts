import type { ModelShelf, ModelQuestion } from './choose-models.ts';
import { isRetired } from './is-retired.ts';
import type { ModelEntry } from './model-entry.ts';
import { canMakeAspect } from './model-size.ts';
import { isPriced } from './price-for.ts';

/**
 * The models that may be tried in turn when one keeps failing without blame on the request: those of its list that can be
 * used now, are priced and can make the aspect ratio. Whether they can last long enough is for `cheapestCover` to say.
 */
export function usableFallbacks(
  entry: ModelEntry,
  { table }: Pick<ModelShelf, 'table'>,
  { usable, aspectRatio, today }: Pick<ModelQuestion, 'usable' | 'aspectRatio' | 'today'>,
): readonly ModelEntry[] {
  return entry.fallbacks
    .map((id) => table.find((candidate) => candidate.id === id))
    .filter((candidate) => candidate !== undefined)
    .filter((candidate) => !isRetired(candidate, today) && isPriced(candidate) && usable(candidate) === null)
    .filter((candidate) => canMakeAspect(candidate, aspectRatio));
}
