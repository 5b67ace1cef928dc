import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../lib/class-names.ts';
import { formatPrice } from '../lib/money.ts';
import type { ControlSize } from './button.tsx';

const heights: Record<ControlSize, string> = {
  xs: 'h-6 small',
  sm: 'h-7 small',
  md: 'h-8 body',
  lg: 'h-10 body',
  touch: 'h-12 lead',
};
const paddings: Record<ControlSize, string> = { xs: 'px-2', sm: 'px-2.5', md: 'px-3', lg: 'px-4', touch: 'px-4' };

export interface SpendButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Dollars; null when the price is not known; undefined while it is asked for. */
  readonly usd: number | null | undefined;
  /** In place of `usd`, where it is a range. */
  readonly priceText?: string;
  readonly size?: ControlSize;
  readonly isBlock?: boolean;
  /** Outlined: the second one in view. */
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/**
 * What an action makes and what it costs, as one target. What is free is ink, since the accent means money. Names a
 * thing that will exist; a price that is not known says so.
 */
export function SpendButton({
  usd,
  priceText,
  size = 'md',
  isBlock,
  isQuiet,
  children,
  className,
  ...rest
}: SpendButtonProps) {
  // What is not known to cost anything has no colour yet.
  const isFree = usd === 0 || (usd === undefined && priceText === undefined);
  const colours = isQuiet
    ? isFree
      ? 'text-text shadow-[inset_0_0_0_1px_var(--line-2)] enabled:hover:bg-pressed'
      : 'text-accent-text shadow-[inset_0_0_0_1px_var(--accent-line)] enabled:hover:bg-accent-soft'
    : isFree
      ? 'bg-ink text-on-ink enabled:hover:opacity-90'
      : 'bg-accent text-on-accent enabled:hover:bg-accent-hover';
  const divider = isQuiet
    ? isFree
      ? 'border-line-2'
      : 'border-accent-line'
    : isFree
      ? 'border-on-ink/25'
      : 'border-on-accent/30';
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        't-quick inline-flex shrink-0 items-stretch overflow-hidden rounded-control font-medium transition-colors disabled:opacity-50',
        colours,
        heights[size],
        isBlock && 'w-full',
        className,
      )}
    >
      <span className={cx('inline-flex flex-1 items-center justify-center gap-1.5 whitespace-nowrap', paddings[size])}>
        {children}
      </span>
      <span className={cx('num inline-flex items-center border-l whitespace-nowrap', divider, paddings[size])}>
        {priceText ?? (usd === undefined ? '…' : formatPrice(usd))}
      </span>
    </button>
  );
}
