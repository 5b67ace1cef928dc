import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { cx } from '../lib/class-names.ts';
import { selectClass, type SelectProps } from './select-look.tsx';

/** The real thing behind `Select`: a list box of Base UI. */
export function SelectBox({
  label,
  value,
  onChange,
  options,
  look = 'box',
  isOpenAtFirst,
  className,
}: SelectProps & { readonly isOpenAtFirst: boolean }) {
  const items = options.map((option) => ({ value: option.value, label: option.shortLabel ?? option.label }));
  return (
    <Base.Root
      items={items}
      value={value}
      defaultOpen={isOpenAtFirst}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Trigger aria-label={label} className={cx(selectClass(look), className)}>
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
