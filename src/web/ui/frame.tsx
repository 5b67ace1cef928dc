import { useState, type ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** A picture in its frame; without one, the hatch that says it is not made yet. Text over it stands on a `Plate`. */
export function Frame({
  src,
  alt,
  aspect = '16 / 9',
  isPicked,
  isStale,
  isDim,
  progress,
  className,
  imageClassName,
  children,
}: {
  readonly src?: string | null | undefined;
  /** What is seen: the beat's visual. Empty when the words stand beside it. */
  readonly alt: string;
  /** As CSS writes it: `16 / 9`. */
  readonly aspect?: string;
  readonly isPicked?: boolean;
  readonly isStale?: boolean;
  readonly isDim?: boolean;
  /** 0 to 1 while it is being made. */
  readonly progress?: number | undefined;
  readonly className?: string;
  readonly imageClassName?: string;
  readonly children?: ReactNode;
}) {
  const [arrived, setArrived] = useState<string | null>(null);
  return (
    <div
      className={cx('frame shrink-0', isPicked && 'picked', (!src || arrived !== src) && 'hatch', className)}
      style={{ aspectRatio: aspect }}
    >
      {src && (
        <img
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onLoad={() => setArrived(src)}
          className={cx(
            arrived === src ? 'arrive' : 'opacity-0',
            isDim && 'brightness-[.45] saturate-[.7]',
            imageClassName,
          )}
        />
      )}
      {children}
      {progress !== undefined && (
        <i className="absolute inset-x-0 bottom-0 h-[3px] bg-over">
          <i className="block h-full bg-accent-media" style={{ width: `${Math.round(progress * 100)}%` }} />
        </i>
      )}
      {isStale && <i className="stale-edge absolute inset-x-0 bottom-0" />}
    </div>
  );
}

/** Text on a picture always stands on this plate, so that its contrast never depends on the picture. */
export function Plate({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <span
      className={cx(
        'num micro inline-flex h-[18px] max-w-full items-center gap-1 truncate rounded-[4px] bg-over px-1.5 text-white',
        className,
      )}
    >
      {children}
    </span>
  );
}
