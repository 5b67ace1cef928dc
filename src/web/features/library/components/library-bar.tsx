import { ListFilter } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { LiveSearch } from '../../../ui/live-search.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { shows, type Show } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';

/** What of the library is shown, as the address says it. */
export interface LibraryView {
  readonly show: Show;
  readonly q: string;
  readonly isOldestFirst: boolean;
}

/** Which videos, what is looked for, and in which order. */
export function LibraryFilters({
  view,
  needsCount,
  onView,
}: {
  readonly view: LibraryView;
  readonly needsCount: number;
  readonly onView: (change: Partial<LibraryView>) => void;
}) {
  const t = useLibraryText();
  return (
    <>
      <Segmented
        label={t('show')}
        value={view.show}
        onChange={(show) => onView({ show })}
        className="scroll-quiet max-w-full overflow-x-auto"
        options={shows.map((value) => ({
          value,
          label:
            value === 'needs' && needsCount > 0 ? (
              <>
                {t('show_needs')}
                <b className="num micro rounded-full bg-accent px-[5px] font-semibold text-on-accent">{needsCount}</b>
              </>
            ) : (
              t(`show_${value}`)
            ),
        }))}
      />
      <LibrarySearch view={view} onView={onView} className="w-[220px] max-md:flex-1" />
      <OrderButton isOldestFirst={view.isOldestFirst} onOrder={(isOldestFirst) => onView({ isOldestFirst })} />
    </>
  );
}

export function OrderButton({
  isOldestFirst,
  onOrder,
}: {
  readonly isOldestFirst: boolean;
  readonly onOrder: (isOldestFirst: boolean) => void;
}) {
  const t = useLibraryText();
  return (
    <Button
      icon={<ListFilter size={14} aria-hidden className={isOldestFirst ? 'rotate-180' : undefined} />}
      onClick={() => onOrder(!isOldestFirst)}
    >
      <span className="sr-only">{t('order')}: </span>
      {t(isOldestFirst ? 'oldest' : 'newest')}
    </Button>
  );
}

export function LibrarySearch({
  view,
  onView,
  className,
  autoFocus,
}: {
  readonly view: LibraryView;
  readonly onView: (change: Partial<LibraryView>) => void;
  readonly className?: string;
  readonly autoFocus?: boolean;
}) {
  const t = useLibraryText();
  return (
    <LiveSearch
      label={t('search')}
      clearLabel={t('clearSearch')}
      command={{ id: 'library.search', group: t('group') }}
      q={view.q}
      onSearch={(q) => onView({ q })}
      {...(className !== undefined && { className })}
      {...(autoFocus !== undefined && { autoFocus })}
    />
  );
}
