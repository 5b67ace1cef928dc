import { Check, CircleAlert, Clock3, History } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

export type StateKind = 'done' | 'running' | 'review' | 'failed' | 'idle' | 'stale';

const glyphs: Record<StateKind, ReactNode> = {
  done: <Check size={13} className="shrink-0 text-text-2" aria-hidden />,
  running: <span className="live-dot mx-[3px]" aria-hidden />,
  review: <span className="mx-[2px] size-[8px] shrink-0 rounded-full border-2 border-accent" aria-hidden />,
  failed: <CircleAlert size={13} className="shrink-0 text-fail" aria-hidden />,
  idle: <Clock3 size={13} className="shrink-0 text-text-3" aria-hidden />,
  stale: <History size={13} className="shrink-0 text-stale" aria-hidden />,
};

/** Where something stands, in words with a glyph that differs in shape. */
export function StateLine({
  kind,
  isLong,
  children,
  className,
}: {
  readonly kind: StateKind;
  /** Takes a second line rather than lose its end. */
  readonly isLong?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span
      className={cx(
        'small flex min-w-0 items-start gap-1.5',
        kind === 'failed' ? 'text-fail' : 'text-text-2',
        className,
      )}
    >
      <span className="flex h-4 shrink-0 items-center">{glyphs[kind]}</span>
      <span className={isLong ? 'line-clamp-2' : 'truncate'}>{children}</span>
    </span>
  );
}
