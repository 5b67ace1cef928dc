import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useCommonText } from '../lib/common-texts.ts';
import { IconButton } from './icon-button.tsx';

/** A panel that comes in from the right over a page that is too narrow to show it beside. It begins at its top. */
export function Drawer({
  isOpen,
  onClose,
  title,
  children,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const t = useCommonText();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          ref={popup}
          data-modal=""
          initialFocus={popup}
          className="t-calm fixed inset-y-0 right-0 z-40 flex w-[min(340px,100vw)] flex-col overflow-y-auto bg-surface shadow-[var(--shadow-3)] outline-none transition-transform data-ending-style:translate-x-full data-starting-style:translate-x-full"
        >
          <div className="sticky top-0 z-10 flex shrink-0 items-center justify-between bg-surface px-4 pt-3">
            <Base.Title className="small font-medium text-text-2 first-letter:uppercase">{title}</Base.Title>
            <Base.Close
              render={
                <IconButton label={t('close')} className="-mr-2">
                  <X size={16} aria-hidden />
                </IconButton>
              }
            />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
