import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** One of a few choices, side by side. A radio group to those who listen. */
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
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={cx('inline-flex shrink-0 rounded-control bg-bg p-0.5 shadow-[inset_0_0_0_1px_var(--line)]', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          render={<button type="button" />}
          nativeButton
          className={cx(
            't-quick inline-flex items-center gap-1.5 rounded-[5px] px-2.5 whitespace-nowrap transition-colors',
            size === 'xs' ? 'h-6 micro' : 'h-6 small',
            option.value === value ? 'bg-pressed font-medium text-text' : 'text-text-2 hover:text-text',
          )}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
