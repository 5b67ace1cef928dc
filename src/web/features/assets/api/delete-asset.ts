import { request } from '../../../lib/request.ts';

/** Deletes an uploaded file. Refused as `asset_in_use` while a video was asked for with it. */
export async function deleteAsset(assetId: string): Promise<void> {
  await request('deleteAsset', { params: { asset_id: assetId } });
}
