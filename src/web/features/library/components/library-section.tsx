import { problemOf } from '../../../lib/problem-error.ts';
import { useRovingFocus } from '../../../lib/use-roving-focus.ts';
import { ListEnd } from '../../../ui/list-end.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useLibraryText } from '../library-texts.ts';
import { useCards, useNeeds, type Cards } from '../use-cards.ts';
import { useCardDialogs } from './card-dialogs.tsx';
import { LibraryFilters, type LibraryView } from './library-bar.tsx';
import { LibraryNote } from './library-note.tsx';
import { VideoTile } from './video-tile.tsx';

/** The library as a grid: filtered, searched, ordered, and loaded as one goes down. */
export function LibrarySection({
  view,
  onView,
}: {
  readonly view: LibraryView;
  readonly onView: (change: Partial<LibraryView>) => void;
}) {
  const t = useLibraryText();
  const found = useCards(view);
  const needsCount = useNeeds().length;
  return (
    <section id="library" tabIndex={-1} aria-labelledby="library-title" className="outline-none">
      <header className="mb-4 flex flex-wrap items-center gap-3">
        <h2 id="library-title" className="title">
          {t('library')}
        </h2>
        <span className="small num text-text-3" aria-live="polite">
          {!found.isPending && `${found.cards.length}${found.hasMore ? '+' : ''}`}
        </span>
        <span className="flex-1" />
        <LibraryFilters view={view} needsCount={needsCount} onView={onView} />
      </header>
      {found.error !== null && found.cards.length === 0 && <ProblemNote problem={problemOf(found.error)} />}
      {found.isPending ? <GridSkeleton /> : <Grid found={found} />}
      {!found.isPending && found.error === null && found.cards.length === 0 && (
        <LibraryNote view={view} onView={onView} />
      )}
    </section>
  );
}

const gridClass = 'grid grid-cols-[repeat(auto-fill,minmax(min(280px,100%),1fr))] gap-x-5 gap-y-6';

function Grid({ found: { cards, hasMore, loadMore } }: { readonly found: Cards }) {
  const { activeId, gridProps } = useRovingFocus();
  const { onAction, dialog } = useCardDialogs();
  const hasActive = cards.some(({ video_id: id }) => id === activeId);
  return (
    <>
      <ul className={gridClass} {...gridProps}>
        {cards.map((card, index) => (
          <li key={card.video_id} className="min-w-0 [contain-intrinsic-size:auto_240px] [content-visibility:auto]">
            <VideoTile
              card={card}
              isTabStop={hasActive ? card.video_id === activeId : index === 0}
              onAction={onAction}
            />
          </li>
        ))}
      </ul>
      {hasMore && <ListEnd key={cards.length} onSeen={loadMore} />}
      {dialog}
    </>
  );
}

function GridSkeleton() {
  return (
    <div className={gridClass}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index}>
          <Skeleton aspect="16 / 9" />
          <Skeleton className="mt-3 h-3 w-2/3" />
          <Skeleton className="mt-2 h-3 w-1/3" />
        </div>
      ))}
    </div>
  );
}
