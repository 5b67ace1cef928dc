import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { reportFaults } from './report-faults.ts';
import { listFiles, readFiles } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

/** Words that do not belong into a finished tree, and why. */
const unwanted: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\b(?:TODO|FIXME|XXX|HACK)\b/, 'unfinished work: do it, or write an issue'],
  [
    /\b(?:placeholder(?!\??[=:])|stubs?|for now|not (?:yet )?implemented)\b/i,
    'unfinished work: do it, or write an issue',
  ],
  [/(?<![\w.:/])\/(?:work|Users|home)\/(?!(?:you|ada)\b)[\w.-]+/, 'a path of one machine'],
  [
    /(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck|expect-error)|(?:oxfmt|prettier)-ignore/,
    'a check that is switched off',
  ],
  [/\b(?:it|test|describe)\.(?:only|skip|todo)\b/, 'a test that is switched off'],
];

/** Names that say nothing about what a file holds. */
const emptyNames = /^(?:index|utils?|helpers?|misc|common|shared|manager)\.tsx?$|-(?:utils?|helpers?|manager)\.tsx?$/;

/** Unwanted words of a file, one line each: `path:line: "word": why`. */
export function findUnwantedWords({ path, text }: SourceFile): string[] {
  const inName = emptyNames.test(basename(path)) ? [`${path}:1: the name does not say what the file holds`] : [];
  const inText = text.split('\n').flatMap((line, index) =>
    unwanted.flatMap(([pattern, why]) => {
      const word = pattern.exec(line)?.[0];
      return word === undefined ? [] : [`${path}:${index + 1}: "${word}": ${why}`];
    }),
  );
  return [...inName, ...inText];
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const endings = ['.ts', '.tsx', '.js', '.css', '.sql', '.md', '.json'];
  const ownFiles = listFiles(root, ['.'], endings)
    .filter((path) => !path.includes('/') && path !== 'package-lock.json')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const files = [...ownFiles, ...readFiles(root, ['src', 'test', 'bench', 'scripts', 'bin', 'docs'], endings)]
    // This check must spell the words it looks for.
    .filter((file) => !file.path.startsWith('scripts/check-words'));
  reportFaults(files.flatMap(findUnwantedWords), `${files.length} files without unwanted words`);
}
