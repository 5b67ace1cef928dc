import type { Refusal } from './merge-text.ts';

/** Said when the lengths a model wished for cannot be cut on the music. */
export const untimedWarning =
  "The beat lengths the language model proposed do not fit the film, so the offline planner's own stand.";

/** As many texts as are named one by one. */
const mostNamed = 4;

/** One sentence for each text with something the prompt does not say, and one for all that did not fit. */
export function refusalWarnings(refusals: readonly Refusal[]): string[] {
  const invented = refusals.filter((refusal) => refusal.reason === 'invented');
  const named = invented
    .slice(0, mostNamed)
    .map(
      ({ where, words }) =>
        `The language model's ${where} speaks of “${words.slice(0, 60)}”, which the prompt does not; it is left out.`,
    );
  const more = invented.length - named.length;
  const unfit = new Set(refusals.filter(({ reason }) => reason === 'unfit').map(({ where }) => where)).size;
  return [
    ...named,
    ...(more > 0
      ? [`${more} more of the language model's texts say what the prompt does not; they are left out.`]
      : []),
    ...(unfit > 0
      ? [`${unfit} of the language model's texts did not fit and ${unfit === 1 ? 'is' : 'are'} left out.`]
      : []),
  ];
}
