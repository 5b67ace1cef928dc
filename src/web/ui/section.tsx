import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** A part of an inspector, divided from the next by a hairline. */
export function Section({
  title,
  aside,
  children,
  className,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section className={cx('border-b border-line px-4 py-3.5', className)}>
      <header className="mb-2 flex min-h-5 items-center justify-between gap-3">
        <h3 className="small font-medium text-text-2">{title}</h3>
        {aside && <span className="small text-text-3">{aside}</span>}
      </header>
      {children}
    </section>
  );
}
