import { History } from 'lucide-react';
import { cx } from '../lib/class-names.ts';
import { formatPrice } from '../lib/money.ts';

/** Out of date: the cause first, the price second. Quiet, never red, never by itself. */
export function StaleMark({
  cause,
  usd,
  isCompact,
  className,
}: {
  readonly cause: string;
  readonly usd?: number | null;
  readonly isCompact?: boolean;
  readonly className?: string;
}) {
  return (
    <span
      className={cx(
        'small inline-flex max-w-full min-w-0 items-center gap-1.5 text-stale',
        !isCompact && 'h-6 rounded-[5px] bg-stale-soft px-2',
        className,
      )}
    >
      <History size={13} strokeWidth={2} className="shrink-0" aria-hidden />
      <span className="truncate">{cause}</span>
      {usd !== undefined && <span className="num shrink-0">· {formatPrice(usd)}</span>}
    </span>
  );
}
