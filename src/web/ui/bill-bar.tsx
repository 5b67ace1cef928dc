import type { ReactNode } from 'react';

/** The foot of every review: what going on makes, what it keeps, where the result goes, how long it takes. */
export function BillBar({
  label,
  facts,
  children,
}: {
  readonly label: string;
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className="flex min-h-14 shrink-0 items-center gap-6 border-t border-line bg-surface px-4 py-2 max-sm:flex-col max-sm:items-stretch max-sm:gap-2"
    >
      <dl className="flex min-w-0 flex-1 items-center gap-6 max-sm:gap-4">
        {facts.map(({ name, value }) => (
          <div key={name} className="min-w-0">
            <dt className="micro text-text-3">{name}</dt>
            <dd className="body num truncate text-text max-sm:line-clamp-2 max-sm:whitespace-normal">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex shrink-0 items-center gap-2 max-sm:[&>*:last-child]:flex-1">{children}</div>
    </section>
  );
}
