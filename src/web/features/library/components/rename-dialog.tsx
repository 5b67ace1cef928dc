import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { announce } from '../../../lib/announce.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { renameVideo } from '../api/rename-video.ts';
import type { VideoCard } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';

const titleMaximumCharacters = 120;

/** Gives a video another title. */
export function RenameDialog({ card, onClose }: { readonly card: VideoCard; readonly onClose: () => void }) {
  const t = useLibraryText();
  const common = useCommonText();
  const client = useQueryClient();
  const [title, setTitle] = useState(card.title);
  const field = useRef<HTMLInputElement>(null);
  const rename = useMutation({
    mutationFn: () => renameVideo(card.video_id, title.trim()),
    onSuccess: async () => {
      announce(t('renamed', { title: title.trim() }));
      void client.invalidateQueries({ queryKey: videoKeys.video(card.video_id) });
      await client.invalidateQueries({ queryKey: videoKeys.library });
      onClose();
    },
  });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') rename.mutate();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('renameTitle')}
      width="max-w-[440px]"
      initialFocus={field}
      footer={
        <>
          <Button size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button
            size="lg"
            kind="ink"
            type="submit"
            form="rename-video"
            disabled={title.trim() === '' || rename.isPending}
          >
            {t('saveTitle')}
          </Button>
        </>
      }
    >
      <form id="rename-video" onSubmit={save}>
        <TextField
          ref={field}
          label={t('title')}
          dir="auto"
          value={title}
          maxLength={titleMaximumCharacters}
          onChange={(event) => setTitle(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      </form>
      {rename.isError && <ProblemNote problem={problemOf(rename.error)} className="mt-3" />}
    </Dialog>
  );
}
