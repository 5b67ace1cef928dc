import { Link } from '@tanstack/react-router';
import { GitBranch } from 'lucide-react';
import { memo } from 'react';
import { formatPrice } from '../../../lib/money.ts';
import { formatMoment } from '../../../lib/time.ts';
import { StateLine } from '../../../ui/state-line.tsx';
import type { VideoCard } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';
import { useHoverPlay } from '../use-hover-play.ts';
import { useStateText } from '../use-state-text.ts';
import { CardMenu, type CardAction } from './card-menu.tsx';
import { CardPicture } from './card-picture.tsx';
import { CardPreview } from './card-preview.tsx';

/** A video in the grid of the library. The whole of it opens the video; resting on it plays the film. */
export const VideoTile = memo(function VideoTile({
  card,
  isTabStop,
  onAction,
}: {
  readonly card: VideoCard;
  readonly isTabStop: boolean;
  readonly onAction: (action: CardAction, card: VideoCard) => void;
}) {
  const t = useLibraryText();
  const state = useStateText()(card);
  const { isPlaying, stop, props } = useHoverPlay(card.preview_url !== null);
  const { branch_count: branches } = card;
  return (
    <article {...props} className="group relative min-w-0">
      <CardPicture card={card}>
        {isPlaying && card.preview_url !== null && <CardPreview src={card.preview_url} onFail={stop} />}
      </CardPicture>
      <div className="mt-2 flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 dir="auto" className="body truncate text-left font-medium">
            <Link
              to="/videos/$videoId"
              params={{ videoId: card.video_id }}
              data-rove={card.video_id}
              tabIndex={isTabStop ? 0 : -1}
              className="outline-none after:absolute after:inset-0 after:rounded-media focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-(--focus)"
            >
              {card.title}
            </Link>
          </h3>
          <StateLine kind={state.kind}>{state.text}</StateLine>
        </div>
        <p className="small num flex shrink-0 flex-col items-end text-text-3">
          <span className="leading-5 text-text-2">{formatPrice(card.cost_usd)}</span>
          <span className="inline-flex items-center gap-2">
            {branches > 1 && (
              <span className="inline-flex items-center gap-1" title={t('branches', { count: branches })}>
                <GitBranch size={11} aria-hidden />
                {branches}
                <span className="sr-only">{t('branches', { count: branches })}</span>
              </span>
            )}
            {formatMoment(card.updated_at)}
          </span>
        </p>
      </div>
      <CardMenu
        card={card}
        isTabStop={isTabStop}
        onAction={onAction}
        className="absolute top-2 right-2 z-10 bg-over text-white opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-popup-open:opacity-100 [@media(hover:none)]:opacity-100"
      />
    </article>
  );
});
