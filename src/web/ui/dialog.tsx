import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { cx } from '../lib/class-names.ts';
import { useCommonText } from '../lib/common-texts.ts';
import { IconButton } from './icon-button.tsx';

/** What one answers in the body of a dialog. */
const answers = [
  'input:enabled:not([type=hidden], [tabindex="-1"])',
  'textarea:enabled',
  '[role=radio][tabindex="0"]',
  '[role=checkbox]:not([aria-disabled=true])',
  '[role=combobox]:enabled',
].join();

/**
 * A window over the page. Escape and a press beside it close it; the focus goes back to where it was. It begins at what
 * is to be answered, else at the last button of the foot, never at the cross.
 */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  footer,
  children,
  initialFocus,
  width = 'max-w-[600px]',
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly children?: ReactNode;
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** A class of Tailwind. */
  readonly width?: string;
}) {
  const t = useCommonText();
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  const findFirst = (): HTMLElement | null =>
    body.current?.querySelector<HTMLElement>(answers) ??
    [...(foot.current?.querySelectorAll<HTMLElement>('button:enabled') ?? [])].at(-1) ??
    popup.current;
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="t-calm fixed inset-0 z-50 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          data-modal=""
          // A finger that opens it is not met by the keyboard of the screen.
          initialFocus={initialFocus ?? ((opener) => (opener === 'touch' ? popup.current : findFirst()))}
          className={cx(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-dialog bg-raised shadow-[var(--shadow-3)] outline-none',
            't-calm transition-[opacity,scale] data-ending-style:scale-[.98] data-ending-style:opacity-0 data-starting-style:scale-[.98] data-starting-style:opacity-0',
            width,
          )}
        >
          <header className="flex shrink-0 items-start justify-between gap-4 px-6 pt-5 max-sm:px-4">
            <div className="min-w-0">
              <Base.Title className="title">{title}</Base.Title>
              {description && <Base.Description className="body mt-0.5 text-text-2">{description}</Base.Description>}
            </div>
            <Base.Close
              render={
                <IconButton label={t('close')} className="-mr-2">
                  <X size={16} aria-hidden />
                </IconButton>
              }
            />
          </header>
          <div ref={body} className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-6 py-4 max-sm:px-4">
            {children}
          </div>
          {footer && (
            <footer
              ref={foot}
              className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-4 max-sm:px-4"
            >
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
