import type { Spec } from './spec.ts';

/**
 * Paths of the fields that differ between two plans, in their order: `title`, `style.palette.hot`,
 * `beats.2.text.headline`. Lists of beats and pictures are compared place by place, an entry that one side lacks is
 * named as a whole (`beats.5`), and a list of words is one field. Empty when the plans are equal.
 */
export function diffSpecs(from: Spec, to: Spec): string[] {
  return differences(from, to, '');
}

function differences(from: unknown, to: unknown, path: string): string[] {
  if (Object.is(from, to)) return [];
  if (!isBranch(from) || !isBranch(to)) return JSON.stringify(from) === JSON.stringify(to) ? [] : [path];
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].flatMap((key) => differences(from[key], to[key], path === '' ? key : `${path}.${key}`));
}

/** Whether a value has fields that are compared one by one. Lists of words or numbers are one field. */
function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) return value.length > 0 && value.every((entry) => typeof entry === 'object');
  return typeof value === 'object' && value !== null;
}
