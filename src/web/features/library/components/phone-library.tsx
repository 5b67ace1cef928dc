import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { formatPrice } from '../../../lib/money.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { ListEnd } from '../../../ui/list-end.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StateLine } from '../../../ui/state-line.tsx';
import type { VideoCard } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';
import { useCards, useNeeds } from '../use-cards.ts';
import { useStateText } from '../use-state-text.ts';
import { useCardDialogs } from './card-dialogs.tsx';
import { CardMenu, type CardAction } from './card-menu.tsx';
import { CardPicture } from './card-picture.tsx';
import { LibrarySearch, OrderButton, type LibraryView } from './library-bar.tsx';
import { LibraryNote } from './library-note.tsx';

/** What needs somebody, the first one large, each with the way to it. Nothing when nothing does. */
export function PhoneNeeds() {
  const needs = useNeeds();
  const waitingFirst = needs.toSorted((a, b) => Number(a.status === 'failed') - Number(b.status === 'failed'));
  return waitingFirst.map((card, index) => (
    <NeedRow key={card.video_id} card={card} isLarge={index === 0 && card.thumbnail_url !== null} />
  ));
}

function NeedRow({ card, isLarge }: { readonly card: VideoCard; readonly isLarge: boolean }) {
  const t = useLibraryText();
  const state = useStateText()(card);
  const words = (
    <div className="min-w-0 flex-1">
      <h2 dir="auto" className="lead line-clamp-2 text-left font-medium">
        {card.title}
      </h2>
      <StateLine kind={state.kind} isLong>
        {state.text}
      </StateLine>
    </div>
  );
  const isFailed = card.status === 'failed';
  const way = (
    <Link
      to="/videos/$videoId"
      params={{ videoId: card.video_id }}
      className={
        isFailed
          ? 'body inline-flex h-11 shrink-0 items-center rounded-control border border-line-2 bg-raised px-4'
          : 'body inline-flex h-11 shrink-0 items-center rounded-control bg-ink px-4 font-medium text-on-ink'
      }
    >
      {isFailed ? t('seeWhy') : t('review')}
      <span className="sr-only">: {card.title}</span>
    </Link>
  );
  if (isLarge) {
    return (
      <article className="mb-3">
        <CardPicture card={card} />
        <div className="mt-2.5 flex items-center gap-3">
          {words}
          {way}
        </div>
      </article>
    );
  }
  return (
    <article className="flex items-center gap-3 border-t border-line py-3">
      <CardPicture card={card} isSmall className="w-[104px]" />
      {words}
      {way}
    </article>
  );
}

/** The whole library as rows. */
export function PhoneLibrary({
  view,
  onView,
}: {
  readonly view: LibraryView;
  readonly onView: (change: Partial<LibraryView>) => void;
}) {
  const t = useLibraryText();
  const { cards, isPending, error, hasMore, loadMore } = useCards(view);
  const { onAction, dialog } = useCardDialogs();
  return (
    <section id="library" tabIndex={-1} aria-labelledby="library-title" className="outline-none">
      <header className="mt-2 mb-1 flex items-center gap-2 border-t border-line pt-4">
        <h2 id="library-title" className="title flex-1">
          {t('everything')}{' '}
          <span className="body num font-normal text-text-3">
            {!isPending && `${cards.length}${hasMore ? '+' : ''}`}
          </span>
        </h2>
        <OrderButton isOldestFirst={view.isOldestFirst} onOrder={(isOldestFirst) => onView({ isOldestFirst })} />
      </header>
      <LibrarySearch view={view} onView={onView} className="my-2 block" />
      {error !== null && cards.length === 0 && <ProblemNote problem={problemOf(error)} />}
      {isPending && <Skeleton className="my-3 h-16 w-full" />}
      <ul>
        {cards.map((card) => (
          <VideoRow key={card.video_id} card={card} onAction={onAction} />
        ))}
      </ul>
      {!isPending && error === null && cards.length === 0 && <LibraryNote view={view} onView={onView} />}
      {hasMore && <ListEnd key={cards.length} onSeen={loadMore} />}
      {dialog}
    </section>
  );
}

const VideoRow = memo(function VideoRow({
  card,
  onAction,
}: {
  readonly card: VideoCard;
  readonly onAction: (action: CardAction, card: VideoCard) => void;
}) {
  const state = useStateText()(card);
  return (
    <li className="relative flex items-center gap-3 py-2.5">
      <CardPicture card={card} isSmall className="w-[104px]" />
      <div className="min-w-0 flex-1">
        <h3 dir="auto" className="lead truncate text-left font-medium">
          <Link
            to="/videos/$videoId"
            params={{ videoId: card.video_id }}
            data-rove={card.video_id}
            className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-(--focus)"
          >
            {card.title}
          </Link>
        </h3>
        <StateLine kind={state.kind} isLong>
          {state.text}
        </StateLine>
      </div>
      <span className="body num text-text-2">{formatPrice(card.cost_usd)}</span>
      <CardMenu card={card} isTabStop onAction={onAction} className="relative z-10 -mr-2 size-11 text-text-2" />
    </li>
  );
});
