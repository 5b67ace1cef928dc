import { join } from 'node:path';
import { reportFaults } from './report-faults.ts';
import { isTestFile, readFiles } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

/** Folders that may reach the network by themselves, and why. Tests and their kit may as well. */
const doors: readonly (readonly [folder: string, why: string])[] = [
  ['src/providers/safe-fetch/', 'the one way out'],
  ['src/cli/http-client/', 'speaks to the Beatboard server its user named, on this machine by default'],
  ['src/web/', 'runs in a browser, whose content policy lets it reach its own server only'],
  ['src/testkit/', 'part of the tests'],
];

/** Modules that open connections; what may be imported from them all the same: types, always, and these names. */
const harmlessNames: Readonly<Record<string, readonly string[]>> = {
  'node:net': ['BlockList', 'createServer', 'isIP', 'isIPv4', 'isIPv6'],
  'node:http': ['createServer', 'STATUS_CODES'],
  'node:https': ['createServer'],
  'node:http2': [],
  'node:tls': [],
  'node:dgram': [],
  undici: [],
  ws: [],
};

/** Packages with connections of their own, to addresses that only the operator sets, and who uses them. */
const ownConnections: readonly (readonly [name: RegExp, users: RegExp])[] = [
  [/^pg$/, /^src\/(?:storage\/|app\/doctor)/],
  [/^@aws-sdk\//, /^src\/storage\//],
];

/** What takes the global `fetch` unless it is handed another, and how that is written. */
const takesFetch: readonly (readonly [name: RegExp, imported: RegExp, handed: RegExp])[] = [
  [/^@ai-sdk\//, /./, /\bfetch:/],
  [/^jose$/, /^createRemoteJWKSet$/, /\[customFetch\]:/],
];

const globalNames = /(?<![\w$.#'"-])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\b(?!\s*\??:)/g;
const globalMembers = /\b(?:globalThis|global|window|self)\s*(?:\??\.\s*(?:fetch|WebSocket|EventSource)\b|\[)/g;

/** The text with comments and strings blanked, line by line as long as before. */
function codeOf(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (part) => part.replace(/[^\n]/g, ' '),
  );
}

/** The values a file imports from a module: names, `*` for the whole of it, and nothing for types. */
function importedValues(clause: string): string[] {
  const whole = clause.replace(/\{[^}]*\}/, '').replace(/[\s,]/g, '') === '' ? [] : ['*'];
  const names = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  return [
    ...whole,
    ...names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => name.split(/\s+as\s+/)[0]!),
  ];
}

/** Every import of values: `import {a, type B} from 'm'`, re-exports, bare and dynamic imports. */
function* importsOf(
  text: string,
): Generator<{ readonly module: string; readonly names: string[]; readonly index: number }> {
  const withClause = /^(?:import|export)\s+(?!type\b)([^;'"`]*?)\s*\bfrom\s+'([^']+)'/gm;
  for (const match of text.matchAll(withClause)) {
    yield { module: match[2]!, names: importedValues(match[1]!), index: match.index };
  }
  for (const match of text.matchAll(/^import\s+'([^']+)'|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm)) {
    yield { module: match[1] ?? match[2]!, names: ['*'], index: match.index };
  }
}

function judgeImport(path: string, text: string, module: string, names: readonly string[]): string | undefined {
  const name = /^(?:http|https|http2|net|tls|dgram)$/.test(module) ? `node:${module}` : module;
  const harmless = harmlessNames[name];
  const harmful = harmless === undefined ? [] : names.filter((one) => !harmless.includes(one));
  if (harmful.length > 0) return `${harmful.join(', ')} of ${name}: what leaves the machine goes through safeFetch`;
  const owner = ownConnections.find(([pattern]) => pattern.test(name) && names.length > 0);
  if (owner !== undefined && !owner[1].test(path)) return `${name}: only ${owner[1].source} connects by it`;
  const isLeftToItself = takesFetch.some(([pattern, imported, handed]) => {
    return pattern.test(name) && names.some((one) => imported.test(one)) && !handed.test(codeOf(text));
  });
  return isLeftToItself ? `${name}: hand it a fetch made of safeFetch, or it takes the global one` : undefined;
}

/** Every way around `safeFetch` in a file, one line each: `path:line: what`. */
export function findNetworkFaults({ path, text }: SourceFile): string[] {
  if (isTestFile(path) || doors.some(([folder]) => path.startsWith(folder))) return [];
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  const imports = [...importsOf(text)].flatMap(({ module, names, index }) => {
    const fault = judgeImport(path, text, module, names);
    return fault === undefined ? [] : [`${path}:${lineAt(index)}: ${fault}`];
  });
  const code = codeOf(text);
  const globals = [...code.matchAll(globalNames), ...code.matchAll(globalMembers)]
    .filter(({ index }) => !/\btypeof\s+$/.test(code.slice(0, index)))
    .map(
      ({ 0: found, index }) =>
        `${path}:${lineAt(index)}: ${found.trim()}: what leaves the machine goes through safeFetch`,
    );
  return [...imports, ...globals];
}

if (import.meta.main) {
  const files = readFiles(join(import.meta.dirname, '..'), ['src', 'bin', 'scripts'], ['.ts', '.tsx', '.js'])
    // This check must spell the words it looks for.
    .filter((file) => !file.path.startsWith('scripts/check-network'));
  reportFaults(files.flatMap(findNetworkFaults), `${files.length} files have one way out`);
}
