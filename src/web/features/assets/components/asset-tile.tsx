import { Film, Music, Pause, Play } from 'lucide-react';
import { memo } from 'react';
import { announce } from '../../../lib/announce.ts';
import { formatSize } from '../../../lib/sizes.ts';
import { formatLength } from '../../../lib/time.ts';
import { Frame, Plate } from '../../../ui/frame.tsx';
import type { Asset } from '../api/list-assets.ts';
import { useAssetText } from '../asset-texts.ts';
import { toggleSong, usePlayingSong } from '../song-player.ts';

/** A file in the grid: its picture, or that it is a song, which plays here. A press selects it. */
export const AssetTile = memo(function AssetTile({
  asset,
  isSelected,
  isTabStop,
  onSelect,
}: {
  readonly asset: Asset;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onSelect: (assetId: string) => void;
}) {
  const { asset_id: id, asset_type: type, name, duration_seconds: seconds } = asset;
  const pixels = asset.width !== null && asset.height !== null ? `${asset.width} × ${asset.height}` : null;
  return (
    <div className="relative min-w-0">
      <button
        type="button"
        data-rove={id}
        tabIndex={isTabStop ? 0 : -1}
        aria-pressed={isSelected}
        onClick={() => onSelect(id)}
        className="block w-full rounded-media text-left"
      >
        <Frame
          src={asset.thumbnail_url && `${asset.thumbnail_url}&width=320`}
          alt=""
          aspect="4 / 3"
          isPicked={isSelected}
          imageClassName="!object-contain"
          className={type === 'audio' ? '!bg-none' : ''}
        >
          {type === 'audio' && (
            <span className="absolute inset-0 flex items-center justify-center text-text-3">
              <Music size={30} strokeWidth={1.25} aria-hidden />
            </span>
          )}
          {type === 'video' && (
            <Plate className="absolute bottom-2 left-2">
              <Film size={11} aria-hidden />
            </Plate>
          )}
          {seconds !== null && <Plate className="absolute right-2 bottom-2">{formatLength(seconds)}</Plate>}
        </Frame>
        <span className="body mt-2 block truncate font-medium">{name}</span>
        <span className="small num block truncate text-text-3">
          {[pixels, formatSize(asset.size_bytes)].filter(Boolean).join(' · ')}
        </span>
      </button>
      {type === 'audio' && <SongButton asset={asset} isTabStop={isTabStop} className="absolute top-2 left-2" />}
    </div>
  );
});

/** Plays a song, or stops it. */
export function SongButton({
  asset,
  isTabStop = true,
  className = '',
}: {
  readonly asset: Asset;
  readonly isTabStop?: boolean;
  readonly className?: string;
}) {
  const t = useAssetText();
  const { asset_id: id, name, url } = asset;
  const isPlaying = usePlayingSong() === id;
  return (
    <button
      type="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={t(isPlaying ? 'pauseSong' : 'playSong', { name })}
      onClick={() => toggleSong(id, url, () => announce(t('cannotPlay'), 'assertive'))}
      className={`flex size-8 items-center justify-center rounded-full bg-ink text-on-ink ${className}`}
    >
      {isPlaying ? (
        <Pause size={14} fill="currentColor" aria-hidden />
      ) : (
        <Play size={14} fill="currentColor" aria-hidden />
      )}
    </button>
  );
}
