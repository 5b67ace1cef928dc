import type { ReactNode } from 'react';

/** What a review shows beside the stage about the thing that is selected: its name on top, parts divided by hairlines. */
export function Inspector({
  title,
  actions,
  children,
}: {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="body min-w-0 flex-1 truncate">{title}</h2>
        {actions}
      </header>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto">{children}</div>
    </>
  );
}
