import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../lib/class-names.ts';
import { Keys } from './kbd.tsx';

export type ControlSize = 'xs' | 'sm' | 'md' | 'lg' | 'touch';

const heights: Record<ControlSize, string> = {
  xs: 'h-6 px-2 small',
  sm: 'h-7 px-2.5 small',
  md: 'h-8 px-3 body',
  lg: 'h-10 px-4 body',
  touch: 'h-12 px-4 lead',
};

const kinds = {
  ink: 'bg-ink text-on-ink font-medium enabled:hover:opacity-90',
  line: 'border border-line-2 bg-raised text-text enabled:hover:bg-pressed',
  ghost: 'text-text-2 enabled:hover:bg-pressed enabled:hover:text-text',
  fail: 'border border-fail/40 text-fail enabled:hover:bg-fail-soft',
} as const;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly size?: ControlSize;
  readonly kind?: keyof typeof kinds;
  readonly icon?: ReactNode;
  /** Keys that do the same, as commands write them. */
  readonly keys?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Every action that costs nothing. `ink` at most once in a region. */
export function Button({ size = 'md', kind = 'line', icon, keys, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        't-quick inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control whitespace-nowrap transition-colors disabled:opacity-50 aria-disabled:opacity-50',
        heights[size],
        kinds[kind],
        className,
      )}
    >
      {icon}
      {children}
      {keys && <Keys keys={keys} className="ml-1 max-md:hidden" />}
    </button>
  );
}
