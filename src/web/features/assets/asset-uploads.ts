import type { QueryClient } from '@tanstack/react-query';
import { announce } from '../../lib/announce.ts';
import { createUploads } from '../../lib/upload/uploads.ts';
import { assetsKey } from './api/list-assets.ts';
import { assetText } from './asset-texts.ts';

/** Files that are on their way into the assets. They go on while one looks at another page. */
export const assetUploads = createUploads();

/** Sends files; each shows up in the grid when it has arrived. */
export function sendAssets(client: QueryClient, files: readonly File[]): void {
  assetUploads.start(files, (_assetId, { name }) => {
    announce(assetText('arrived', { name }));
    void client.invalidateQueries({ queryKey: assetsKey });
  });
}
