import { createStore } from '../lib/store.ts';

/** What can open over any page. */
export type Layer = 'palette' | 'keys';

/** What is open, or waits to be until its code is here; null for nothing. */
export const openLayer = createStore<Layer | null>(null);
