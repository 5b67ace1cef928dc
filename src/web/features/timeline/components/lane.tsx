import type { ReactNode } from 'react';
import { cx } from '../../../lib/class-names.ts';

/** One row of the timeline: its name in the gutter, which stays when one scrolls, and what it holds by time. */
export function Lane({
  name,
  className,
  children,
}: {
  readonly name: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={cx('relative flex border-t border-line', className)}>
      <span className="micro sticky left-0 z-10 flex w-[72px] shrink-0 items-center bg-surface pl-4 text-text-3">
        {name}
      </span>
      <div className="relative mr-4 min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** Where something stands in a lane, as CSS. Two pixels are left before the next. */
export function placeInLane(startSeconds: number, seconds: number, durationSeconds: number) {
  return {
    left: `${(startSeconds / durationSeconds) * 100}%`,
    width: `calc(${(seconds / durationSeconds) * 100}% - 2px)`,
  };
}
