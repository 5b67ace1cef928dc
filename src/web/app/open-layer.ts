import { createStore } from '../lib/store.ts';
import { keepTyping, takeTyped } from '../lib/typing-ahead.ts';

/** What can open over any page. */
export type Layer = 'palette' | 'keys';

const layer = createStore<Layer | null>(null);

/** What is open, or waits to be until its code is here; null for nothing. */
export const useOpenLayer = layer.use;

/** Opens a layer, or with null closes the one that is open. Words typed before the palette is there are kept for it. */
export function openLayer(next: Layer | null): void {
  if (next === 'palette') keepTyping(() => openLayer(null));
  else takeTyped();
  layer.set(next);
}
