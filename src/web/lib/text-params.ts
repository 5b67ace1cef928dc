/** Reads the named parameters of an address as texts; what else stands there is left out. */
export function textParams<const Name extends string>(
  ...names: readonly Name[]
): (search: Readonly<Record<string, unknown>>) => { readonly [Key in Name]?: string | undefined } {
  return (search) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = search[name];
        return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
      }),
    ) as { readonly [Key in Name]?: string };
}
