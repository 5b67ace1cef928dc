/** A text for comparing: one kind of digits and dashes, no case, no markup, one space between words. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.codePointAt(0)! - 0x660))
    .replaceAll(/[०-९]/gu, (digit) => String(digit.codePointAt(0)! - 0x966))
    .replaceAll('٪', '%')
    .toLowerCase()
    .replaceAll(/[*_`"'“”„‘’«»「」『』()[\]{}<>]/gu, ' ')
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Words without what stands between them; figures keep their points and commas. */
function bare(text: string): string {
  return plain(text)
    .replaceAll(/(?<!\p{N})[.,]|[.,](?!\p{N})|[;:!?·•|¦/、。，！？；：・،؛]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether the prompt holds these very words, whatever their case and marks; whole words only. */
export function isSaid(words: string, prompt: string): boolean {
  const sought = bare(words);
  if (sought === '') return false;
  const text = bare(prompt);
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    const [before, after] = [text.slice(0, at).at(-1) ?? ' ', text[at + sought.length] ?? ' '];
    const isWhole = [
      [before, sought[0]!],
      [after, sought.at(-1)!],
    ].every(([outer, inner]) => !/[\p{L}\p{N}]/u.test(outer!) || dense.test(outer!) || dense.test(inner!));
    if (isWhole) return true;
  }
  return false;
}
