import type { ReactNode } from 'react';

/** One part of the settings: its name, a word on it, and what can be set. */
export function PartFrame({
  title,
  intro,
  aside,
  children,
}: {
  readonly title: string;
  readonly intro?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <header className="mb-5 flex items-start justify-between gap-4">
        <div>
          <h2 className="title">{title}</h2>
          {intro !== undefined && <p className="body mt-1 max-w-[62ch] text-text-2">{intro}</p>}
        </div>
        {aside}
      </header>
      {children}
    </section>
  );
}
