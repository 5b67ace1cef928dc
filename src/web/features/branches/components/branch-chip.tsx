import { GitBranch } from 'lucide-react';
import { cx } from '../../../lib/class-names.ts';

/** A branch's name. */
export function BranchChip({ name, className }: { readonly name: string; readonly className?: string }) {
  return (
    <span
      className={cx(
        'inline-flex h-[22px] min-w-0 items-center gap-1 rounded-[5px] bg-raised px-1.5 text-text shadow-[inset_0_0_0_1px_var(--line-2)]',
        className,
      )}
    >
      <GitBranch size={12} className="shrink-0 text-text-2" aria-hidden />
      <span dir="auto" className="tc truncate text-[11.5px]">
        {name}
      </span>
    </span>
  );
}

/** A or B: what is compared. */
export function MarkDisc({ side, className }: { readonly side: 'A' | 'B'; readonly className?: string }) {
  return (
    <b
      className={cx(
        'flex size-[22px] shrink-0 items-center justify-center rounded-full text-[12px] font-semibold',
        side === 'A' ? 'bg-white text-black' : 'bg-accent-media text-black',
        className,
      )}
    >
      {side}
    </b>
  );
}
