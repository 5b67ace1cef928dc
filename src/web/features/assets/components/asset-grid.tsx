import { useRovingFocus } from '../../../lib/use-roving-focus.ts';
import { ListEnd } from '../../../ui/list-end.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Asset } from '../api/list-assets.ts';
import { assetUploads } from '../asset-uploads.ts';
import { AssetTile } from './asset-tile.tsx';
import { UploadTile } from './upload-tile.tsx';

const gridClass = 'grid grid-cols-[repeat(auto-fill,minmax(min(176px,45%),1fr))] gap-x-4 gap-y-6';

/** The files, those on their way first. Arrows move between them. */
export function AssetGrid({
  assets,
  selectedId,
  onSelect,
  hasMore,
  onMore,
}: {
  readonly assets: readonly Asset[];
  readonly selectedId: string | null;
  /** Stays the same, so that tiles are not drawn anew. */
  readonly onSelect: (assetId: string) => void;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}) {
  const underWay = assetUploads.use().filter(({ problem }) => problem === null);
  const { activeId, gridProps } = useRovingFocus();
  const tabStop =
    [activeId, selectedId].find((id) => assets.some((asset) => asset.asset_id === id)) ?? assets[0]?.asset_id;
  return (
    <>
      <ul className={gridClass} {...gridProps}>
        {underWay.map((upload) => (
          <li key={upload.key} className="min-w-0">
            <UploadTile upload={upload} />
          </li>
        ))}
        {assets.map((asset) => (
          <li key={asset.asset_id} className="min-w-0">
            <AssetTile
              asset={asset}
              isSelected={asset.asset_id === selectedId}
              isTabStop={asset.asset_id === tabStop}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
      {hasMore && <ListEnd key={assets.length} onSeen={onMore} />}
    </>
  );
}

export function AssetGridSkeleton() {
  return (
    <div className={gridClass}>
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={index} aspect="4 / 3" />
      ))}
    </div>
  );
}
