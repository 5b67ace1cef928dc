import { Link } from '@tanstack/react-router';
import { ExternalLink, Plus, Trash2 } from 'lucide-react';
import { formatSize } from '../../../lib/sizes.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { formatClock } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Frame } from '../../../ui/frame.tsx';
import { Player } from '../../../ui/player.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Asset } from '../api/list-assets.ts';
import { useAssetText } from '../asset-texts.ts';
import { SongButton } from './asset-tile.tsx';

const linkClass =
  'body t-quick inline-flex h-10 w-full items-center justify-center gap-1.5 rounded-control px-3 whitespace-nowrap transition-colors';

/** Everything about one file, and what can be done with it. */
export function AssetDetails({ asset, onDelete }: { readonly asset: Asset; readonly onDelete: () => void }) {
  const t = useAssetText();
  const { asset_type: type, name, url } = asset;
  return (
    <>
      <div className="px-4 py-4">
        {type === 'audio' && (
          <div className="flex items-center gap-3 rounded-control bg-bg p-3">
            <SongButton asset={asset} />
            <span className="small num text-text-2">{formatClock(asset.duration_seconds ?? 0)}</span>
          </div>
        )}
        {type === 'image' && (
          <Frame
            src={asset.thumbnail_url && `${asset.thumbnail_url}&width=640`}
            alt={name}
            aspect={`${asset.width ?? 4} / ${asset.height ?? 3}`}
            className="max-h-[360px] w-full"
            imageClassName="!object-contain"
          />
        )}
        {type === 'video' && (
          <Player src={url} label={name} aspect={`${asset.width ?? 16} / ${asset.height ?? 9}`} className="w-full" />
        )}
        <div className="mt-4 flex flex-col gap-2">
          {type === 'video' ? (
            <p className="small text-text-2">{t('filmNotUsed')}</p>
          ) : (
            <Link
              to="/"
              search={{ use: asset.asset_id }}
              className={`${linkClass} bg-ink font-medium text-on-ink hover:opacity-90`}
            >
              <Plus size={15} aria-hidden />
              {t('useInAd')}
            </Link>
          )}
        </div>
      </div>
      <Section title={t('facts')} className="border-t">
        <dl>
          <FactRow name={t('type')}>{asset.media_type}</FactRow>
          <FactRow name={t('size')}>{formatSize(asset.size_bytes)}</FactRow>
          {asset.width !== null && (
            <FactRow name={t('pixels')}>
              {asset.width} × {asset.height}
            </FactRow>
          )}
          {asset.duration_seconds !== null && (
            <FactRow name={t('length')}>{formatClock(asset.duration_seconds)}</FactRow>
          )}
          <FactRow name={t('added')}>
            {new Date(asset.created_at).toLocaleString(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' })}
          </FactRow>
        </dl>
      </Section>
      <div className="grid grid-cols-2 gap-2 px-4 py-4">
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className={`${linkClass} !h-8 border border-line-2 bg-raised hover:bg-pressed`}
        >
          <ExternalLink size={14} aria-hidden />
          {t('openFile')}
        </a>
        <Button kind="fail" className="w-full" icon={<Trash2 size={14} aria-hidden />} onClick={onDelete}>
          {t('delete')}
        </Button>
      </div>
    </>
  );
}
