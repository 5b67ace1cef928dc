import type { z } from 'zod';
import { assetTypeSchema, type assetSchema } from '#contract/asset.ts';
import type { Links } from '../media/links.ts';
import { isSeen } from './artifact.ts';
import type { Asset } from './studio-records.ts';

/** An uploaded file as the wire shows it. */
export async function toWireAsset(asset: Asset, links: Links): Promise<z.input<typeof assetSchema>> {
  const { width, height, durationSeconds } = asset.metadata as Record<string, number | undefined>;
  return {
    asset_id: asset.id,
    asset_type: assetTypeSchema.parse(asset.mediaType.split('/')[0]),
    name: asset.name,
    media_type: asset.mediaType,
    url: await links.asset(asset),
    thumbnail_url: isSeen(asset) ? links.assetThumbnail(asset.id) : null,
    sha256: asset.sha256,
    size_bytes: asset.sizeBytes,
    width: width ?? null,
    height: height ?? null,
    duration_seconds: durationSeconds ?? null,
    created_at: asset.createdAt,
  };
}
