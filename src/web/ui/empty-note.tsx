import type { ReactNode } from 'react';

/** What belongs in an empty place, and the action that starts it. */
export function EmptyNote({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <h2 className="title max-w-[40ch]">{title}</h2>
      {children && <p className="lead max-w-[60ch] text-text-2">{children}</p>}
      {action}
    </div>
  );
}
