import type { AssetType } from './api/list-assets.ts';

/** What of the files is shown; the address says it in these words. */
export const assetShows = ['all', 'image', 'audio', 'video'] as const;
export type AssetShow = (typeof assetShows)[number];

export const assetShowOf = (text: string | undefined): AssetShow => assetShows.find((show) => show === text) ?? 'all';

export const typeOf = (show: AssetShow): AssetType | null => (show === 'all' ? null : show);
