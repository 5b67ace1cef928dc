import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../lib/class-names.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its name; shown as a tooltip and spoken. */
  readonly label: string;
  readonly keys?: string;
  readonly isOn?: boolean;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A control that is a picture, 32 px, with its name as a tooltip. */
export function IconButton({ label, keys, isOn, side, children, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} {...(side && { side })}>
      <button
        type="button"
        aria-label={label}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
        {...rest}
        className={cx(
          't-quick inline-flex size-8 shrink-0 items-center justify-center rounded-control transition-colors enabled:hover:bg-pressed disabled:opacity-40',
          isOn ? 'bg-pressed text-text' : 'text-text-2 enabled:hover:text-text',
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
