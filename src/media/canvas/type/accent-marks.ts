/** Part of a line, inside or outside the marks of an accent. */
export interface AccentSegment {
  readonly text: string;
  readonly accent: boolean;
}

const accented = /\*(?=\S)([^*]*\S)\*/g;

/** Splits `one *word* here` at its marks. A lone asterisk is an asterisk. */
export function splitAccents(marked: string): AccentSegment[] {
  const segments: AccentSegment[] = [];
  let position = 0;
  for (const match of marked.matchAll(accented)) {
    segments.push({ text: marked.slice(position, match.index), accent: false }, { text: match[1]!, accent: true });
    position = match.index + match[0].length;
  }
  segments.push({ text: marked.slice(position), accent: false });
  return segments.filter(({ text }) => text !== '');
}

/** The text without its marks. */
export function plainText(marked: string): string {
  return marked.replace(accented, '$1');
}

/** The inverse of `splitAccents`; spaces at the edge of an accent are left outside the marks. */
export function joinAccents(segments: readonly AccentSegment[]): string {
  return segments
    .map(({ text, accent }) =>
      accent ? text.replace(/^(\s*)(.*?)(\s*)$/su, (_, a, b, c) => (b ? `${a}*${b}*${c}` : a + c)) : text,
    )
    .join('');
}
