import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** A fact in an inspector: what it is at the left, its value at the right. Stands in a `<dl>`. */
export function FactRow({
  name,
  children,
  className,
}: {
  readonly name: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <div className={cx('flex items-baseline justify-between gap-3 py-[5px]', className)}>
      <dt className="small shrink-0 text-text-3">{name}</dt>
      <dd className="small num min-w-0 text-right text-text">{children}</dd>
    </div>
  );
}
