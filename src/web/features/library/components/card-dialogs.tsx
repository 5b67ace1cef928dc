import { lazy, Suspense, useCallback, useState } from 'react';
import type { VideoCard } from '../card-state.ts';
import type { CardAction } from './card-menu.tsx';

const DeleteDialog = lazy(() => import('./delete-dialog.tsx').then((module) => ({ default: module.DeleteDialog })));
const RenameDialog = lazy(() => import('./rename-dialog.tsx').then((module) => ({ default: module.RenameDialog })));

/** The dialogs of all cards: one at a time. `onAction` stays the same, so that cards are not drawn anew. */
export function useCardDialogs() {
  const [open, setOpen] = useState<{ readonly action: CardAction; readonly card: VideoCard } | null>(null);
  const onAction = useCallback((action: CardAction, card: VideoCard) => setOpen({ action, card }), []);
  const close = (): void => setOpen(null);
  const dialog =
    open === null ? null : (
      <Suspense>
        {open.action === 'rename' ? (
          <RenameDialog card={open.card} onClose={close} />
        ) : (
          <DeleteDialog card={open.card} onClose={close} onDeleted={focusWhatIsLeft} />
        )}
      </Suspense>
    );
  return { onAction, dialog };
}

/** The card that was focused is gone: the first one takes over, else the search. */
function focusWhatIsLeft(): void {
  requestAnimationFrame(() => {
    const next = document.querySelector<HTMLElement>('[data-rove]') ?? document.getElementById('library');
    next?.focus();
  });
}
