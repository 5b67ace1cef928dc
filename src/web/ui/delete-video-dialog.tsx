import { useQueryClient } from '@tanstack/react-query';
import { announce } from '../lib/announce.ts';
import { deleteVideo } from '../lib/calls/delete-video.ts';
import { videoKeys } from '../lib/calls/video-keys.ts';
import { useVideoText } from '../lib/video-texts.ts';
import { SureDialog } from './sure-dialog.tsx';

/** Asks before a video goes, and says what goes with it and what stays. */
export function DeleteVideoDialog({
  videoId,
  title,
  isRunning,
  onClose,
  onDeleted,
}: {
  readonly videoId: string;
  readonly title: string;
  /** Whether it is being made now. */
  readonly isRunning: boolean;
  readonly onClose: () => void;
  /** Leads to what is left; only then the page forgets the video. */
  readonly onDeleted: () => Promise<void> | void;
}) {
  const t = useVideoText();
  const client = useQueryClient();
  const remove = async (): Promise<void> => {
    await deleteVideo(videoId);
    announce(t('deleted', { title }));
    await client.invalidateQueries({ queryKey: videoKeys.library });
    onClose();
    await onDeleted();
    client.removeQueries({ queryKey: videoKeys.video(videoId) });
  };
  return (
    <SureDialog
      title={t('deleteTitle', { title })}
      text={[t('deleteText'), ...(isRunning ? [t('deleteRunning')] : []), t('deleteKeeps')]}
      action={t('deleteIt')}
      onSure={remove}
      onClose={onClose}
    />
  );
}
