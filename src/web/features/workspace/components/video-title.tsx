import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, PencilLine, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { useCommands } from '../../../lib/commands.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { deleteVideo } from '../api/delete-video.ts';
import { renameVideo } from '../api/rename-video.ts';
import { useWorkspaceText } from '../workspace-texts.ts';

/** What the video is called, the page's one heading, with what can be done to the whole of it. */
export function VideoTitle({ videoId, title }: { readonly videoId: string; readonly title: string }) {
  const t = useWorkspaceText();
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
      {open === 'rename' && <RenameDialog videoId={videoId} title={title} onClose={close} />}
      {open === 'delete' && <DeleteDialog videoId={videoId} title={title} onClose={close} />}
    </>
  );
}

interface DialogProps {
  readonly videoId: string;
  readonly title: string;
  readonly onClose: () => void;
}

function RenameDialog({ videoId, title, onClose }: DialogProps) {
  const t = useWorkspaceText();
  const client = useQueryClient();
  const [name, setName] = useState(title);
  const rename = useMutation({
    mutationFn: () => renameVideo(videoId, name.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: videoKeys.video(videoId) });
      void client.invalidateQueries({ queryKey: videoKeys.library });
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('rename')}
      width="max-w-[440px]"
      footer={
        <Button
          kind="ink"
          size="lg"
          type="submit"
          form="rename-video"
          disabled={name.trim() === '' || rename.isPending}
        >
          {t('rename')}
        </Button>
      }
    >
      <form id="rename-video" onSubmit={submit}>
        <TextField
          label={t('title')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
          fault={rename.isError ? problemOf(rename.error).detail : undefined}
        />
      </form>
    </Dialog>
  );
}

function DeleteDialog({ videoId, title, onClose }: DialogProps) {
  const t = useWorkspaceText();
  const common = useCommonText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteVideo(videoId),
    onSuccess: async () => {
      await navigate({ to: '/' });
      client.removeQueries({ queryKey: videoKeys.video(videoId) });
      await client.invalidateQueries({ queryKey: videoKeys.library });
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('deleteTitle', { title })}
      description={t('deleteText')}
      width="max-w-[480px]"
      footer={
        <>
          <Button size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button size="lg" kind="fail" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('deleteIt')}
          </Button>
        </>
      }
    >
      {remove.isError && <ProblemNote problem={problemOf(remove.error)} />}
    </Dialog>
  );
}
