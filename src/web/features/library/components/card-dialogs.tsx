import { Suspense, useCallback, useState } from 'react';
import { DeleteVideoDialog, RenameVideoDialog } from '../../../ui/video-dialogs.tsx';
import { isRunning, type VideoCard } from '../card-state.ts';
import type { CardAction } from './card-menu.tsx';

/** The dialogs of all cards: one at a time. `onAction` stays the same, so that cards are not drawn anew. */
export function useCardDialogs() {
  const [open, setOpen] = useState<{ readonly action: CardAction; readonly card: VideoCard } | null>(null);
  const onAction = useCallback((action: CardAction, card: VideoCard) => setOpen({ action, card }), []);
  const close = (): void => setOpen(null);
  if (open === null) return { onAction, dialog: null };
  const { action, card } = open;
  const video = { videoId: card.video_id, title: card.title, onClose: close };
  const dialog = (
    <Suspense>
      {action === 'rename' ? (
        <RenameVideoDialog {...video} />
      ) : (
        <DeleteVideoDialog {...video} isRunning={isRunning(card)} onDeleted={focusWhatIsLeft} />
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
