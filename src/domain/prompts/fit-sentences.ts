/** One or more sentences of a prompt, and how much they matter: when room is short, the lightest go first. */
export interface WeighedWords {
  readonly words: string;
  readonly weight: number;
  /** What every sentence after the first one weighs; omitted, the same. */
  readonly restWeight?: number;
}

/**
 * The sentences in their order, as many as `maximumCharacters` hold: whole sentences are left out, the lightest and of
 * those the last first. Only when a single one is left that is too long is it cut, at a word's end.
 */
export function fitSentences(parts: readonly WeighedWords[], maximumCharacters: number): string {
  const sentences = parts.flatMap(({ words, weight, restWeight }) =>
    sentencesOf(words).map((sentence, index) => ({ sentence, weight: index === 0 ? weight : (restWeight ?? weight) })),
  );
  while (sentences.length > 1 && joined(sentences).length > maximumCharacters) {
    const lightest = Math.min(...sentences.map(({ weight }) => weight));
    sentences.splice(
      sentences.findLastIndex(({ weight }) => weight === lightest),
      1,
    );
  }
  return cutAtWord(joined(sentences), maximumCharacters);
}

/** Sentences of a text; each begins with a capital and ends with a stop. */
function sentencesOf(words: string): string[] {
  return words
    .split(/(?<=[.!?。！？])\s+/u)
    .map((sentence) => sentence.trim().replace(/[\s,;:]+$/u, ''))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()))
    .map((sentence) => (/[.!?。！？]$/u.test(sentence) ? sentence : `${sentence}.`));
}

function joined(sentences: readonly { readonly sentence: string }[]): string {
  return sentences.map(({ sentence }) => sentence).join(' ');
}

/** A text of at most so many characters, cut at the end of a word where there is one, never inside a character. */
export function cutAtWord(text: string, maximumCharacters: number): string {
  if (text.length <= maximumCharacters) return text;
  const cut = text.slice(0, maximumCharacters + 1);
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
  const kept = end > maximumCharacters / 2 ? cut.slice(0, end) : text.slice(0, maximumCharacters);
  return kept
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .replace(/[\s,;:–—-]+$/u, '');
}
