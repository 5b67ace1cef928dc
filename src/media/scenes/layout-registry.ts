import type { LayoutId } from '#domain/beat.ts';
import type { Layout } from './layout.ts';

const layouts: Partial<Record<LayoutId, Layout>> = {};

/** The layout of an id. */
export function layoutOf(id: LayoutId): Layout {
  const layout = layouts[id];
  if (layout === undefined) throw new RangeError(`There is no layout ${id}.`);
  return layout;
}
