import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reportFaults } from './report-faults.ts';
import { isTestFile, listFiles, readFiles } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

/** ARCHITECTURE.md is read in one sitting. */
const architectureLinesMax = 200;

/** Whether what this file exports must be explained: the words of the product, the wire, and the providers' ports. */
function isPublic(path: string): boolean {
  return /^src\/(?:domain|contract)\/|^src\/providers\/[^/]+\.ts$/.test(path) && !isTestFile(path);
}

/** Exported functions, classes and interfaces of a file without a doc comment directly above. */
export function findUndocumented({ path, text }: SourceFile): string[] {
  const lines = text.split('\n');
  const explained = new Set<string>();
  const faults: string[] = [];
  for (const [index, line] of lines.entries()) {
    const match =
      /^export (?:abstract |async )*(?:function\*?|class|interface) (\w+)/.exec(line) ??
      /^export const (\w+) = (?:async )?(?:<[^>]*>)?\(/.exec(line);
    const name = match?.[1];
    if (name === undefined) continue;
    if (lines[index - 1]?.trimEnd().endsWith('*/')) explained.add(name);
    if (!explained.has(name)) faults.push(`${path}:${index + 1}: ${name} has no doc comment`);
  }
  return faults;
}

/** Links of a page to files that are not there. Addresses on the web and headings of the same page are not followed. */
export function findBrokenLinks({ path, text }: SourceFile, exists: (path: string) => boolean): string[] {
  const withoutCode = text.replaceAll(/^```[\s\S]*?^```/gm, (block) => block.replaceAll(/[^\n]/g, ''));
  return [...withoutCode.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].flatMap((match) => {
    const target = match[1]!.split('#')[0]!;
    if (target === '' || /^[a-z]+:/.test(target)) return [];
    const line = withoutCode.slice(0, match.index).split('\n').length;
    return exists(join(dirname(path), decodeURI(target))) ? [] : [`${path}:${line}: there is no ${target}`];
  });
}

/** Commands a page tells its reader to run that do not exist: npm scripts, and files run with node. */
export function findUnknownCommands(
  { path, text }: SourceFile,
  scripts: ReadonlySet<string>,
  exists: (path: string) => boolean,
): string[] {
  return text.split('\n').flatMap((line, index) => {
    const place = `${path}:${index + 1}`;
    const unknown = [...line.matchAll(/\bnpm (?:run ([a-z][\w:-]*)|(test|start)\b)/g)]
      .map(([, named, own]) => named ?? own!)
      .filter((name) => !scripts.has(name))
      .map((name) => `${place}: package.json has no script "${name}"`);
    const missing = [...line.matchAll(/\bnode ((?:scripts|bin|bench)\/[\w./-]+\.[jt]s)/g)]
      .filter(([, file]) => !exists(file!))
      .map(([, file]) => `${place}: there is no ${file}`);
    return [...unknown, ...missing];
  });
}

function checkDocs(root: string): string[] {
  const exists = (path: string): boolean => existsSync(join(root, path));
  const pages = [
    ...readFiles(root, ['docs', '.github'], ['.md']),
    ...listFiles(root, ['.'], ['.md'])
      .filter((path) => !path.includes('/'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  ];
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const known = new Set(Object.keys(scripts));
  const architecture = pages.find((page) => page.path === 'ARCHITECTURE.md');
  const architectureLines = architecture?.text.trimEnd().split('\n').length ?? 0;
  return [
    ...readFiles(root, ['src'], ['.ts'])
      .filter((file) => isPublic(file.path))
      .flatMap(findUndocumented),
    ...pages.flatMap((page) => findBrokenLinks(page, exists)),
    ...pages.flatMap((page) => findUnknownCommands(page, known, exists)),
    ...(architecture === undefined ? ['ARCHITECTURE.md:1: there is no such page'] : []),
    ...(architectureLines >= architectureLinesMax
      ? [`ARCHITECTURE.md:1: ${architectureLines} lines, and fewer than ${architectureLinesMax} are wanted`]
      : []),
  ];
}

if (import.meta.main) {
  reportFaults(checkDocs(join(import.meta.dirname, '..')), 'pages, links, commands and doc comments agree');
}
