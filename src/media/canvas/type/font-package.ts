import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BeatboardError } from '#domain/errors.ts';
import type { FontFamilySource } from './companion-families.ts';

type Range = readonly [first: number, last: number];

/** One woff2 file of a family and the code points it claims to hold. The claim is generous: see `font-characters.ts`. */
export interface SubsetFile {
  readonly path: string;
  /** Name the file is registered under: one for each file, since several files under one name draw boxes. */
  readonly alias: string;
  readonly ranges: readonly Range[];
}

const require = createRequire(import.meta.url);

function packageName({ family, variable }: FontFamilySource): string {
  return variable ? `@fontsource-variable/${family}` : `@fontsource/${family}`;
}

function parseRanges(list: string): Range[] {
  return list.split(',').map((entry) => {
    const [first, last] = entry.trim().slice(2).split('-');
    const start = Number.parseInt(first!, 16);
    return [start, last === undefined ? start : Number.parseInt(last, 16)];
  });
}

/**
 * The files of one family, weight and slope, from the table of ranges in its package, plain scripts before the
 * numbered slices of the large East Asian fonts. Throws `font_missing` when the package is not installed.
 */
export function readSubsetFiles(source: FontFamilySource): SubsetFile[] {
  const name = packageName(source);
  try {
    const folder = path.dirname(require.resolve(`${name}/package.json`));
    const table = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
    const axis = source.variable ? 'wght' : String(source.weight);
    const order = ['latin', 'arabic', 'devanagari', 'latin-ext'];
    const keys = Object.keys(table).toSorted((a, b) => rank(order, a) - rank(order, b));
    return keys.map((key) => {
      const stem = `${source.family}-${key.replace(/[[\]]/g, '')}-${axis}-${source.slope}`;
      return {
        path: path.join(folder, 'files', `${stem}.woff2`),
        alias: `Beatboard ${stem}`,
        ranges: parseRanges(table[key]!),
      };
    });
  } catch (cause) {
    throw new BeatboardError('font_missing', `The font package ${name} cannot be read.`, { cause });
  }
}

function rank(order: readonly string[], key: string): number {
  const position = order.indexOf(key);
  return position === -1 ? order.length : position;
}

/** Whether a file claims a code point. */
export function claims(file: SubsetFile, codePoint: number): boolean {
  return file.ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
