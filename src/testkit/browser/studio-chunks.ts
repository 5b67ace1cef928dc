import { gzipSync } from 'node:zlib';
import { mergeConfig, build, loadConfigFromFile, type Plugin } from 'vite';

/** The scripts of a build of the studio, and what each asks for before it runs. */
export interface StudioChunks {
  /** Names of the scripts that must be there before those of the modules run. A module is named by the end of its path. */
  closureOf(modules: readonly string[]): ReadonlySet<string>;
  /** Bytes of scripts, packed as gzip packs them. */
  packedBytes(names: Iterable<string>): number;
}

interface Chunk {
  readonly isEntry: boolean;
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
  readonly packedBytes: number;
}

/** Builds the studio into a folder and tells what its scripts weigh. Rejects when it cannot be built. */
export async function buildChunks(root: string, outputFolder: string): Promise<StudioChunks> {
  const chunks = new Map<string, Chunk>();
  const weigh: Plugin = {
    name: 'weigh',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        const { fileName, isEntry, moduleIds, imports, code } = part;
        chunks.set(fileName, { isEntry, moduleIds, imports, packedBytes: gzipSync(code).length });
      }
    },
  };
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, root);
  const output = { outDir: outputFolder, emptyOutDir: true };
  await build(mergeConfig(loaded!.config, { configFile: false, logLevel: 'silent', plugins: [weigh], build: output }));
  const nameOf = (module: string): string => {
    for (const [name, { moduleIds }] of chunks) if (moduleIds.some((id) => id.endsWith(module))) return name;
    throw new Error(`No script of the studio has ${module}.`);
  };
  return {
    closureOf(modules) {
      const closure = new Set<string>();
      const take = (name: string): void => {
        if (closure.has(name)) return;
        closure.add(name);
        chunks.get(name)!.imports.forEach(take);
      };
      for (const [name, { isEntry }] of chunks) if (isEntry) take(name);
      modules.map(nameOf).forEach(take);
      return closure;
    },
    packedBytes: (names) => [...names].reduce((sum, name) => sum + (chunks.get(name)?.packedBytes ?? 0), 0),
  };
}
