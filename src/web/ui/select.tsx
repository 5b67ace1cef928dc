import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** One of a list. `look` is `box` for forms and `inline` for rows of options such as `Format 16:9`. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  look = 'box',
  className,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** What the closed box shows in its place. */
    readonly shortLabel?: string;
    readonly hint?: ReactNode;
    /** A line below the label, for example why it cannot be chosen. */
    readonly note?: string;
    readonly isDisabled?: boolean;
  }[];
  readonly look?: 'box' | 'inline';
  readonly className?: string;
}) {
  const items = options.map((option) => ({ value: option.value, label: option.shortLabel ?? option.label }));
  return (
    <Base.Root items={items} value={value} onValueChange={(next) => next !== null && onChange(next as Value)}>
      <Base.Trigger
        aria-label={label}
        className={cx(
          't-quick transition-colors',
          look === 'box'
            ? 'flex w-full items-center gap-2 rounded-control border border-edge bg-raised px-3 pt-1.5 pb-2 text-left'
            : 'small inline-flex h-7 items-center gap-1.5 rounded-control px-2 whitespace-nowrap text-text-2 hover:bg-pressed',
          className,
        )}
      >
        {look === 'box' ? (
          <span className="min-w-0 flex-1">
            <span className="micro block text-text-3">{label}</span>
            <Base.Value className="body block truncate text-text" />
          </span>
        ) : (
          <>
            <span className="text-text-3">{label}</span>
            <Base.Value className="num max-w-[160px] truncate font-medium text-text" />
          </>
        )}
        <Base.Icon className="shrink-0 text-text-3">
          <ChevronDown size={12} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-[70]">
          <Base.Popup className="enter scroll-quiet max-h-[min(420px,var(--available-height))] max-w-[calc(100vw-16px)] min-w-[max(160px,var(--anchor-width))] overflow-y-auto rounded-panel bg-raised p-1 shadow-[var(--shadow-2)] outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.isDisabled ?? false}
                className="body flex min-h-8 cursor-default items-center gap-2 rounded-[5px] px-2 outline-none data-disabled:text-text-3 data-highlighted:bg-pressed"
              >
                <span className="flex size-4 shrink-0 items-center justify-center">
                  <Base.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Base.ItemIndicator>
                </span>
                <span className="min-w-0 flex-1">
                  <Base.ItemText className="block truncate">{option.label}</Base.ItemText>
                  {option.note && <span className="small block max-w-[44ch] pb-1 text-text-3">{option.note}</span>}
                </span>
                {option.hint && <span className="small num shrink-0 text-text-3">{option.hint}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
