/** A run of words, and whether it stands in the other text as well. */
export interface WordRun {
  readonly words: string;
  readonly isNew: boolean;
}

/** The words of `text` in runs: those it shares with `plan`, in order, and those that are new. Longest common row of words. */
export function changedWords(plan: string, text: string): readonly WordRun[] {
  const before: readonly string[] = plan.match(/\s*\S+/g) ?? [];
  const after: readonly string[] = text.match(/\s*\S+/g) ?? [];
  const kept = keptWords(before.map(bare), after.map(bare));
  const runs: WordRun[] = [];
  for (const [index, words] of after.entries()) {
    const isNew = !kept.has(index);
    const last = runs.at(-1);
    if (last?.isNew === isNew) runs[runs.length - 1] = { words: last.words + words, isNew };
    else runs.push({ words, isNew });
  }
  return runs;
}

/** A word without the space before it and the stop after it: a comma that came to it does not make it new. */
const bare = (word: string): string => word.trim().replace(/[.,;:!?]+$/, '');

/** Places in `after` of the longest row of words that stands in both. */
function keptWords(before: readonly string[], after: readonly string[]): ReadonlySet<number> {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row]![column] =
        before[row] === after[column]
          ? lengths[row + 1]![column + 1]! + 1
          : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!);
    }
  }
  const kept = new Set<number>();
  for (let row = 0, column = 0; row < before.length && column < after.length;) {
    if (before[row] === after[column]) {
      kept.add(column);
      row += 1;
      column += 1;
    } else if (lengths[row + 1]![column]! >= lengths[row]![column + 1]!) row += 1;
    else column += 1;
  }
  return kept;
}
