import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { announce } from '../../../lib/announce.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { deleteVideo } from '../api/delete-video.ts';
import { isRunning, type VideoCard } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';

/** Asks before a video goes, and says what goes with it and what stays. */
export function DeleteDialog({
  card,
  onClose,
  onDeleted,
}: {
  readonly card: VideoCard;
  readonly onClose: () => void;
  /** Moves the focus to what is left. */
  readonly onDeleted: () => void;
}) {
  const t = useLibraryText();
  const common = useCommonText();
  const client = useQueryClient();
  const keeping = useRef<HTMLButtonElement>(null);
  const remove = useMutation({
    mutationFn: () => deleteVideo(card.video_id),
    onSuccess: async () => {
      announce(t('deleted', { title: card.title }));
      client.removeQueries({ queryKey: videoKeys.video(card.video_id) });
      await client.invalidateQueries({ queryKey: videoKeys.library });
      onClose();
      onDeleted();
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('deleteTitle', { title: card.title })}
      width="max-w-[480px]"
      initialFocus={keeping}
      footer={
        <>
          <Button ref={keeping} size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button size="lg" kind="fail" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('deleteAd')}
          </Button>
        </>
      }
    >
      <div className="lead flex flex-col gap-2 text-text-2">
        <p>{t('deleteText')}</p>
        {isRunning(card) && <p>{t('deleteRunning')}</p>}
        <p>{t('deleteKeeps')}</p>
      </div>
      {remove.isError && <ProblemNote problem={problemOf(remove.error)} className="mt-3" />}
    </Dialog>
  );
}
