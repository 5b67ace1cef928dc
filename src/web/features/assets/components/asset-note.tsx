import { Button } from '../../../ui/button.tsx';
import { EmptyNote } from '../../../ui/empty-note.tsx';
import type { AssetShow } from '../asset-types.ts';
import { useAssetText } from '../asset-texts.ts';

/** Why no file is shown, and the way on. */
export function AssetNote({
  show,
  q,
  onShow,
  onSearch,
}: {
  readonly show: AssetShow;
  readonly q: string;
  readonly onShow: (show: AssetShow) => void;
  readonly onSearch: (q: string) => void;
}) {
  const t = useAssetText();
  if (q !== '') {
    return (
      <EmptyNote
        title={t('nothingCalled', { q })}
        action={<Button onClick={() => onSearch('')}>{t('clearSearch')}</Button>}
      />
    );
  }
  if (show !== 'all') {
    return (
      <EmptyNote title={t(`nothing_${show}`)} action={<Button onClick={() => onShow('all')}>{t('showAll')}</Button>} />
    );
  }
  return (
    <div className="hatch rounded-panel border border-dashed border-edge">
      <div className="m-4 rounded-panel bg-bg px-8 py-2">
        <EmptyNote title={t('emptyTitle')}>{t('emptyText')}</EmptyNote>
      </div>
    </div>
  );
}
