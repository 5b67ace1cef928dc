/** A model as people call it. The ledger keeps its id, or what its vendor calls it. */
export function modelTitle(key: string, models: readonly { readonly id: string; readonly title: string }[]): string {
  return models.find(({ id }) => id === key || id.endsWith(`/${key}`))?.title ?? key;
}
