import { useId, type ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** One of a few choices, side by side: radio buttons that look like one control. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  options,
  size = 'sm',
  className,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly size?: 'xs' | 'sm';
  readonly className?: string;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cx('inline-flex shrink-0 rounded-control bg-bg p-0.5 shadow-[inset_0_0_0_1px_var(--line)]', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            't-quick relative inline-flex h-6 cursor-pointer items-center gap-1.5 rounded-[5px] px-2.5 whitespace-nowrap transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)',
            size === 'xs' ? 'micro' : 'small',
            option.value === value ? 'bg-pressed font-medium text-text' : 'text-text-2 hover:text-text',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
