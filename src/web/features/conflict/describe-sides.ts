/** A value of one side, with the place it stands at. */
export interface SideValue {
  readonly name: string;
  readonly value: string;
}

/** Most values listed of one side. */
const valuesMaximum = 12;

/** Both sides of a conflict as lists of values that differ; what both agree on is left out. */
export function describeSides(details: unknown): {
  readonly mine: readonly SideValue[];
  readonly theirs: readonly SideValue[];
} {
  const { yours = null, theirs = null } = (details ?? {}) as { readonly yours?: unknown; readonly theirs?: unknown };
  const [mineFlat, theirFlat] = [flatten(yours), flatten(theirs)];
  const differs = (name: string): boolean => mineFlat.get(name) !== theirFlat.get(name);
  const list = (flat: ReadonlyMap<string, string>): readonly SideValue[] =>
    [...flat]
      .filter(([name]) => mineFlat.has(name) && differs(name))
      .slice(0, valuesMaximum)
      .map(([name, value]) => ({ name, value }));
  return { mine: list(mineFlat), theirs: list(theirFlat) };
}

function flatten(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path || '·', String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...flatten(inner, path === '' ? name : `${path}.${name}`)]),
  );
}
