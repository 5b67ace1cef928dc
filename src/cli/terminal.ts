/** Where words go: a standard stream of the process, or a list in a test. */
export interface TextOutput {
  write(text: string): unknown;
  /** Width of the terminal in columns; unknown when it is not one. */
  readonly columns?: number | undefined;
}

/** How the terminal of stderr may be used. */
export interface TerminalStyle {
  /** Whether lines may be redrawn in place. */
  readonly live: boolean;
  readonly colour: boolean;
}

export type Paint = (text: string) => string;

/** The few colours of the CLI; without colour every one of them leaves its text alone. */
export interface Painter {
  readonly good: Paint;
  readonly bad: Paint;
  readonly active: Paint;
  readonly faint: Paint;
  readonly strong: Paint;
}

export function createPainter(colour: boolean): Painter {
  const paint =
    (open: number, close: number): Paint =>
    (text) =>
      colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { good: paint(32, 39), bad: paint(31, 39), active: paint(36, 39), faint: paint(2, 22), strong: paint(1, 22) };
}

/** Cuts plain text to a number of terminal columns, with an ellipsis. */
export function fitColumns(text: string, columns: number): string {
  let used = 0;
  let fitting = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const width = segmentColumns(segment);
    if (used + width > columns - 1 && fitting.length + segment.length < text.length) return `${fitting}…`;
    used += width;
    if (used > columns) return `${fitting}…`;
    fitting += segment;
  }
  return fitting;
}

/** How many columns plain text takes, by the same rule as {@link fitColumns}. */
export function textColumns(text: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) columns += segmentColumns(segment);
  return columns;
}

/** Everything from Hangul upwards counts as two columns: more than some of it takes, so text is cut early rather than wrapped. */
function segmentColumns(segment: string): number {
  return (segment.codePointAt(0) ?? 0) >= 0x1100 && !/^[\u2000-\u25ff]/u.test(segment) ? 2 : 1;
}

/** One line without control characters and direction marks, so that no text of a user or a file can steer the terminal. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
}
