/** How well words name a text: higher is better, null not at all. Every word has to be in it. */
export function matchScore(words: string, label: string, further = ''): number | null {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return 0;
  const [inLabel, inFurther] = [plain(label), plain(further)];
  let score = 0;
  for (const word of wanted) {
    const place = bestPlace(inLabel, word);
    if (place !== null) score += place === 0 ? 4 : place;
    else if (bestPlace(inFurther, word) !== null) score += 0.5;
    else return null;
  }
  // Of two that fit alike, the shorter is meant.
  return score - inLabel.length / 1000;
}

/** 3 at its start, 2 at the start of a word, 1 within one; null where it is not. */
function bestPlace(text: string, word: string): number | null {
  if (text.startsWith(word)) return 3;
  if (text.includes(` ${word}`)) return 2;
  return text.includes(word) ? 1 : null;
}

/** A piece of a label, and whether it was looked for. */
export interface LabelPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A label cut where the words were found, so that they can be shown. */
export function labelParts(label: string, words: string): readonly LabelPart[] {
  const text = plain(label);
  // Where taking accents away changed lengths, places no longer fit.
  const wanted = text.length === label.length ? wordsOf(words) : [];
  const marks = Array.from({ length: label.length }, () => false);
  for (const word of wanted) {
    const at = text.startsWith(word)
      ? 0
      : text.includes(` ${word}`)
        ? text.indexOf(` ${word}`) + 1
        : text.indexOf(word);
    if (at >= 0) marks.fill(true, at, at + word.length);
  }
  const parts: { text: string; isMatch: boolean }[] = [];
  for (let index = 0; index < label.length; index += 1) {
    const last = parts.at(-1);
    const isMatch = marks[index] ?? false;
    if (last?.isMatch === isMatch) last.text += label[index];
    else parts.push({ text: label[index]!, isMatch });
  }
  return parts;
}

function wordsOf(words: string): readonly string[] {
  return plain(words).split(' ').filter(Boolean);
}

/** Small letters without accents, blanks between words alone. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s,.:;/-]/g, ' ');
}
