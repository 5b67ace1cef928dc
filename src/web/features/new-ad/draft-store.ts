import { createStore } from '../../lib/store.ts';
import { createUploads } from '../../lib/upload/uploads.ts';
import { emptyDraft, parseDraft, type Draft } from './draft.ts';

const storageKey = 'beatboard-draft';

/** The ad that is being asked for. It outlives a reload, and looking at another page. */
const draft = createStore<Draft>(parseDraft(localStorage.getItem(storageKey)));

export const useDraft = draft.use;
export const readDraft = draft.get;

export function changeDraft(change: Partial<Draft> | ((draft: Draft) => Draft)): void {
  draft.set((present) => (typeof change === 'function' ? change(present) : { ...present, ...change }));
  localStorage.setItem(storageKey, JSON.stringify(draft.get()));
}

/** After the ad is on its way: the next one starts afresh. */
export function clearDraft(): void {
  changeDraft(emptyDraft);
}

/** Files for the ad that are still on their way. */
export const draftUploads = createUploads();
