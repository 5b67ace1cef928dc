import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { useCommands } from '../../../lib/commands.ts';
import { Button } from '../../../ui/button.tsx';
import { LiveSearch } from '../../../ui/live-search.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { assetShows, type AssetShow } from '../asset-types.ts';
import { useAssetText } from '../asset-texts.ts';

/** Which files, what is looked for, and how to add more. */
export function AssetBar({
  show,
  q,
  countText,
  onShow,
  onSearch,
  onFiles,
}: {
  readonly show: AssetShow;
  readonly q: string;
  readonly countText: string;
  readonly onShow: (show: AssetShow) => void;
  readonly onSearch: (q: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const t = useAssetText();
  const picker = useRef<HTMLInputElement>(null);
  const open = (): void => picker.current?.click();
  useCommands([{ id: 'assets.upload', label: t('uploadCommand'), group: t('group'), keys: 'u', run: open }]);
  return (
    <header className="mb-5 flex flex-wrap items-center gap-3">
      <h1 className="head">{t('assets')}</h1>
      <span className="small num text-text-3" aria-live="polite">
        {countText}
      </span>
      <span className="flex-1" />
      <Segmented
        label={t('show')}
        value={show}
        onChange={onShow}
        className="max-w-full overflow-x-auto"
        options={assetShows.map((value) => ({ value, label: t(`show_${value}`) }))}
      />
      <LiveSearch
        label={t('search')}
        clearLabel={t('clearSearch')}
        command={{ id: 'assets.search', group: t('group') }}
        q={q}
        onSearch={onSearch}
        className="w-[220px] max-md:flex-1"
      />
      <Button kind="ink" icon={<Upload size={14} aria-hidden />} onClick={open}>
        {t('upload')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept="image/*,audio/*,video/*"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </header>
  );
}
