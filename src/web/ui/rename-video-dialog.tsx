import { useQueryClient } from '@tanstack/react-query';
import { titleMaximumCharacters } from '#domain/title-length.ts';
import { announce } from '../lib/announce.ts';
import { renameVideo } from '../lib/calls/rename-video.ts';
import { videoKeys } from '../lib/calls/video-keys.ts';
import { useVideoText } from '../lib/video-texts.ts';
import { RenameDialog } from './rename-dialog.tsx';

/** Gives a video another title. */
export function RenameVideoDialog({
  videoId,
  title,
  onClose,
}: {
  readonly videoId: string;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const t = useVideoText();
  const client = useQueryClient();
  const rename = async (next: string): Promise<void> => {
    await renameVideo(videoId, next);
    announce(t('renamed', { title: next }));
    await Promise.all([
      client.invalidateQueries({ queryKey: videoKeys.video(videoId) }),
      client.invalidateQueries({ queryKey: videoKeys.library }),
    ]);
  };
  return (
    <RenameDialog
      title={t('renameTitle')}
      label={t('title')}
      action={t('rename')}
      name={title}
      maxLength={titleMaximumCharacters}
      onRename={rename}
      onClose={onClose}
    />
  );
}
