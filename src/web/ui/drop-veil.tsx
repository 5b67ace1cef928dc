import { ImagePlus } from 'lucide-react';

/** Lies over the page while files hang over it, and says what letting go does. */
export function DropVeil({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div className="pointer-events-none fixed inset-0 z-[60] flex bg-scrim p-3 sm:pl-[64px]">
      <div className="enter m-auto flex max-w-[420px] flex-col items-center gap-2 rounded-dialog border border-dashed border-accent bg-raised px-10 py-8 text-center shadow-[var(--shadow-3)]">
        <ImagePlus size={28} strokeWidth={1.5} className="text-accent-text" aria-hidden />
        <p className="title">{title}</p>
        <p className="body text-text-2">{children}</p>
      </div>
    </div>
  );
}
