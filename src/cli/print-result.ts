import type { ProgramDependencies } from './program-dependencies.ts';
import { textColumns } from './terminal.ts';

/** Prints the result of a command on stdout: one JSON document, or words, which may be empty. */
export function printResult(
  { stdout }: ProgramDependencies,
  json: boolean | undefined,
  document: unknown,
  words: string | readonly string[],
): void {
  if (json) stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else {
    const lines = typeof words === 'string' ? [words] : words;
    stdout.write(lines.map((line) => `${line}\n`).join(''));
  }
}

/** Rows as lines with their cells in columns, two blanks apart. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, textColumns(cell))));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - textColumns(cell)))
      .join('  ')
      .trimEnd(),
  );
}
