import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Folders that hold no source of ours. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', 'out', 'coverage', '.beatboard']);

/** One import of a file: what it names, and the line it stands on, counted from 1. */
export interface ImportReference {
  readonly specifier: string;
  readonly line: number;
}

/** A source file as a path relative to the root, always with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Paths of all files below `folders` of `root` that end in one of `endings`, sorted; folders that do not exist are empty. */
export function listFiles(root: string, folders: readonly string[], endings: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) visit(path);
      } else if (endings.some((ending) => entry.name.endsWith(ending))) {
        found.push(relative(root, path).split(sep).join('/'));
      }
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(join(root, folder));
  return found.toSorted();
}

/** The files of `listFiles` with their text. */
export function readFiles(root: string, folders: readonly string[], endings: readonly string[]): SourceFile[] {
  return listFiles(root, folders, endings).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/**
 * What a TypeScript file imports: static and type imports, re-exports, dynamic imports, and worker files named by
 * `new URL('./x-worker.ts', import.meta.url)`. Static imports are looked for at the start of a line, where the
 * formatter puts them, so that a text which merely quotes one does not count.
 */
export function readImports(text: string): ImportReference[] {
  const patterns = [
    /^(?:import|export)\b[^;'"`]*?\bfrom\s+'([^']+)'/gm,
    /^import\s+'([^']+)'/gm,
    /\bimport\(\s*'([^']+)'/g,
    /\bnew URL\(\s*'(\.{1,2}\/[^']+\.ts)',\s*import\.meta\.url/g,
  ];
  const references = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      specifier: match[1]!,
      line: text.slice(0, match.index).split('\n').length,
    })),
  );
  return references.toSorted((one, other) => one.line - other.line);
}

/** Whether a file of `src` belongs to the tests: a test, a suite shared by tests, or the test kit. */
export function isTestFile(path: string): boolean {
  return /\.(?:chaos\.)?test\.tsx?$|\.testsuite\.ts$/.test(path);
}
