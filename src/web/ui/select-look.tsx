import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** What a list of choices is given; values are the caller's own. */
export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly {
    readonly value: string;
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
}

/** How the closed list looks: `box` for forms, `inline` for rows of options such as `Format 16:9`. */
export function selectClass(look: 'box' | 'inline'): string {
  return look === 'box'
    ? 't-quick flex w-full items-center gap-2 rounded-control border border-edge bg-raised px-3 pt-1.5 pb-2 text-left transition-colors'
    : 't-quick small inline-flex h-7 items-center gap-1.5 rounded-control px-2 whitespace-nowrap text-text-2 transition-colors hover:bg-pressed';
}

/** The closed list, for the moment until the list itself has come. */
export function SelectLook({
  label,
  value,
  options,
  look = 'box',
  onClick,
  className,
}: SelectProps & { readonly onClick: () => void }) {
  const chosen = options.find((option) => option.value === value);
  const words = chosen?.shortLabel ?? chosen?.label ?? '';
  return (
    // Its name is what it shows: a plain button, unlike the list, has no value beside its label.
    <button type="button" aria-haspopup="listbox" onClick={onClick} className={cx(selectClass(look), className)}>
      {look === 'box' ? (
        <span className="min-w-0 flex-1">
          <span className="micro block text-text-3">{label}</span>
          <span className="body block truncate text-text">{words}</span>
        </span>
      ) : (
        <>
          <span className="text-text-3">{label}</span>
          <span className="num max-w-[160px] truncate font-medium text-text">{words}</span>
        </>
      )}
      <ChevronDown size={12} className="shrink-0 text-text-3" aria-hidden />
    </button>
  );
}
