import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../../lib/class-names.ts';
import { formatLength } from '../../../lib/time.ts';
import { Frame, Plate } from '../../../ui/frame.tsx';
import { isRunning, type VideoCard } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';

/** A video's picture: how long it is, its format when it is not wide, how far it is, and whether it stopped. */
export function CardPicture({
  card,
  isSmall,
  className,
  children,
}: {
  readonly card: VideoCard;
  /** A row's picture: no room for its format. */
  readonly isSmall?: boolean;
  readonly className?: string;
  /** Lies over it, for example what plays. */
  readonly children?: ReactNode;
}) {
  const t = useLibraryText();
  const { aspect_ratio: format, duration_seconds: seconds, is_sample: isSample } = card;
  const plate = isSample ? t('sample') : format !== null && format !== '16:9' ? format : null;
  return (
    <Frame
      src={card.thumbnail_url && `${card.thumbnail_url}&width=${isSmall ? 320 : 640}`}
      alt=""
      isDim={card.status === 'failed'}
      // Its words reach its edges: what is not wide is shown whole.
      {...(format !== null && format !== '16:9' && { imageClassName: '!object-contain' })}
      progress={isRunning(card) ? card.progress / 100 : undefined}
      {...(className !== undefined && { className })}
    >
      {card.thumbnail_url === null && !isSmall && (
        <p dir="auto" className="lead absolute inset-x-4 top-10 line-clamp-3 text-left text-text-2">
          {card.prompt}
        </p>
      )}
      {children}
      {plate !== null && !isSmall && <Plate className="absolute top-2 left-2">{plate}</Plate>}
      {seconds !== null && (
        <Plate className={isSmall ? 'absolute right-1 bottom-1.5' : 'absolute right-2 bottom-2'}>
          {formatLength(seconds)}
        </Plate>
      )}
      {card.status === 'failed' && (
        <span
          className={cx(
            'absolute inset-0 m-auto flex items-center justify-center rounded-full bg-over text-white',
            isSmall ? 'size-6' : 'size-9',
          )}
        >
          <CircleAlert size={isSmall ? 14 : 20} strokeWidth={1.5} aria-hidden />
        </span>
      )}
    </Frame>
  );
}
