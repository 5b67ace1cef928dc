import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** A choice that is taken or left. */
export function Checkbox({
  isChecked,
  onChange,
  isDisabled = false,
  className,
  children,
}: {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <label className={cx('body flex min-h-6 items-center gap-2.5', className)}>
      <Base.Root
        checked={isChecked}
        onCheckedChange={onChange}
        disabled={isDisabled}
        className="flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-edge data-checked:border-accent data-checked:bg-accent data-checked:text-on-accent"
      >
        <Base.Indicator>
          <Check size={12} strokeWidth={3} aria-hidden />
        </Base.Indicator>
      </Base.Root>
      {children}
    </label>
  );
}
