import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { assetQuery } from '../../../lib/calls/get-asset.ts';
import { useCommands } from '../../../lib/commands.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { useFileDrop } from '../../../lib/upload/use-file-drop.ts';
import { DropVeil } from '../../../ui/drop-veil.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RefusedFile } from '../../../ui/refused-file.tsx';
import { ReviewLayout } from '../../../ui/review-layout.tsx';
import { assetsQuery } from '../api/list-assets.ts';
import { typeOf, type AssetShow } from '../asset-types.ts';
import { useAssetText } from '../asset-texts.ts';
import { assetUploads, sendAssets } from '../asset-uploads.ts';
import { stopSong } from '../song-player.ts';
import { AssetBar } from './asset-bar.tsx';
import { AssetDetails } from './asset-details.tsx';
import { AssetGrid, AssetGridSkeleton } from './asset-grid.tsx';
import { AssetNote } from './asset-note.tsx';
import { DeleteAssetDialog } from './delete-asset-dialog.tsx';

export interface AssetsPageProps {
  readonly show: AssetShow;
  readonly q: string;
  readonly selectedId: string | null;
  readonly onShow: (show: AssetShow) => void;
  readonly onSearch: (q: string) => void;
  readonly onSelect: (assetId: string | null) => void;
}

/** Every uploaded file: looked through, heard, added to by dropping, and taken into a new ad. */
export function AssetsPage(props: AssetsPageProps) {
  const { selectedId, onSelect } = props;
  const t = useAssetText();
  const client = useQueryClient();
  const isOver = useFileDrop((files) => sendAssets(client, files));
  const { data: selected } = useQuery({ ...assetQuery(selectedId ?? ''), enabled: selectedId !== null, retry: false });
  const [isDeleting, setDeleting] = useState(false);
  const shown = selectedId === null ? undefined : selected;
  useEffect(() => stopSong, []);
  useCommands([
    {
      id: 'assets.delete',
      label: t('deleteCommand'),
      group: t('group'),
      keys: 'delete',
      isDisabled: shown === undefined,
      run: () => setDeleting(true),
    },
  ]);
  return (
    <>
      <ReviewLayout
        stage={<AssetStage {...props} />}
        inspector={{
          label: t('details'),
          title: <span className="block truncate">{shown?.name ?? t('details')}</span>,
          body:
            shown === undefined ? (
              <p className="body px-4 text-text-2">{t('nothingSelected')}</p>
            ) : (
              <AssetDetails asset={shown} onDelete={() => setDeleting(true)} />
            ),
          onClose: () => onSelect(null),
          isOpen: shown !== undefined,
        }}
        footer={null}
      />
      {isDeleting && shown !== undefined && (
        <DeleteAssetDialog
          asset={shown}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            onSelect(null);
            requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-rove]')?.focus());
          }}
        />
      )}
      {isOver && <DropVeil title={t('dropTitle')}>{t('dropText')}</DropVeil>}
    </>
  );
}

function AssetStage({ show, q, selectedId, onShow, onSearch, onSelect }: AssetsPageProps) {
  const client = useQueryClient();
  const query = useInfiniteQuery(assetsQuery({ type: typeOf(show), q }));
  const uploads = assetUploads.use();
  const assets = query.data?.pages.flatMap(({ data }) => data) ?? [];
  const select = useCallback((assetId: string) => onSelect(assetId), [onSelect]);
  const isEmpty = query.isSuccess && assets.length === 0 && uploads.length === 0;
  return (
    <div className="px-12 pt-10 pb-16 max-lg:px-6 max-sm:px-4 max-sm:pt-5">
      <AssetBar
        show={show}
        q={q}
        countText={query.isSuccess ? `${assets.length}${query.hasNextPage ? '+' : ''}` : ''}
        onShow={onShow}
        onSearch={onSearch}
        onFiles={(files) => sendAssets(client, files)}
      />
      {uploads.map((upload) => (
        <RefusedFile
          key={upload.key}
          upload={upload}
          onRemove={() => assetUploads.remove(upload.key)}
          onRetry={() => assetUploads.retry(upload.key)}
        />
      ))}
      {query.isError && assets.length === 0 && <ProblemNote problem={problemOf(query.error)} />}
      {isEmpty && <AssetNote show={show} q={q} onShow={onShow} onSearch={onSearch} />}
      {query.isPending ? (
        <AssetGridSkeleton />
      ) : (
        <AssetGrid
          assets={assets}
          selectedId={selectedId}
          onSelect={select}
          hasMore={query.hasNextPage}
          onMore={() => !query.isFetchingNextPage && void query.fetchNextPage()}
        />
      )}
    </div>
  );
}
