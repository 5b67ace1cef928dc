/** An object with the fields of a patch put over it; fields that the patch leaves out or undefined stay as they are. */
export function mergeFields<T extends object>(base: T, patch: { readonly [K in keyof T]?: T[K] | undefined } = {}): T {
  const present = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...base, ...(Object.fromEntries(present) as Partial<T>) };
}
