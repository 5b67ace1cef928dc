import { ScrollText } from 'lucide-react';
import { cx } from '../../../lib/class-names.ts';

/** In the place of a picture: a plan is words, and not a picture that is still missing. */
export function PlanSheet({ size = 20, className }: { readonly size?: number; readonly className?: string }) {
  return (
    <span aria-hidden className={cx('flex items-center justify-center bg-raised text-text-3', className)}>
      <ScrollText size={size} strokeWidth={1.5} />
    </span>
  );
}
