import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, PencilLine, Trash2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useCommands } from '../../../lib/commands.ts';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { DeleteVideoDialog, RenameVideoDialog } from '../../../ui/video-dialogs.tsx';
import { useWorkspaceText } from '../workspace-texts.ts';

/** What the video is called, the page's one heading, with what can be done to the whole of it. */
export function VideoTitle({
  videoId,
  title,
  isRunning,
}: {
  readonly videoId: string;
  readonly title: string;
  readonly isRunning: boolean;
}) {
  const t = useWorkspaceText();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const close = (): void => setOpen(null);
  useCommands([
    { id: 'video.rename', label: t('rename'), group: t('video'), run: () => setOpen('rename') },
    { id: 'video.delete', label: t('deleteVideo'), group: t('video'), run: () => setOpen('delete') },
  ]);
  return (
    <>
      <h1 className="min-w-0">
        <Menu
          trigger={
            <button type="button" className="flex max-w-full min-w-0 items-center gap-1 rounded-[5px]">
              <span className="truncate text-[14px] font-medium tracking-[-0.01em]">{title}</span>
              <ChevronDown size={12} className="shrink-0 text-text-3" aria-hidden />
            </button>
          }
        >
          <MenuItem icon={<PencilLine size={14} />} onSelect={() => setOpen('rename')}>
            {t('rename')}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={<Trash2 size={14} />} isDangerous onSelect={() => setOpen('delete')}>
            {t('deleteVideo')}
          </MenuItem>
        </Menu>
      </h1>
      <Suspense>
        {open === 'rename' && <RenameVideoDialog {...{ videoId, title }} onClose={close} />}
        {open === 'delete' && (
          <DeleteVideoDialog
            {...{ videoId, title, isRunning }}
            onClose={close}
            onDeleted={() => navigate({ to: '/' })}
          />
        )}
      </Suspense>
    </>
  );
}
