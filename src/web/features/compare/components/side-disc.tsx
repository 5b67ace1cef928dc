import { cx } from '../../../lib/class-names.ts';

/** A or B. */
export function SideDisc({ side }: { readonly side: 'A' | 'B' }) {
  return (
    <b
      aria-hidden
      className={cx(
        'flex size-[18px] shrink-0 items-center justify-center rounded-full text-[11px] font-semibold',
        side === 'A' ? 'bg-ink text-on-ink' : 'bg-accent text-on-accent',
      )}
    >
      {side}
    </b>
  );
}
