import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { isBranchName } from '#domain/branch-name.ts';
import { announce } from '../../../lib/announce.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { renameBranch } from '../api/rename-branch.ts';
import { useBranchesText } from '../branches-texts.ts';

/** Gives a branch another name; names that cannot be are explained before they are sent. */
export function RenameBranchDialog({
  videoId,
  branchName,
  taken,
  onClose,
}: {
  readonly videoId: string;
  readonly branchName: string;
  /** Names of the other branches. */
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
}) {
  const t = useBranchesText();
  const common = useCommonText();
  const client = useQueryClient();
  const [text, setText] = useState(branchName);
  const field = useRef<HTMLInputElement>(null);
  const name = text.trim().normalize('NFC');
  const isRefused = name !== '' && !isBranchName(name);
  const isTaken = name !== branchName && taken.has(name);
  const rename = useMutation({
    mutationFn: () => renameBranch(videoId, branchName, name),
    onSuccess: async () => {
      announce(t('renamed', { branch: branchName, name }));
      await client.invalidateQueries({ queryKey: videoKeys.video(videoId) });
      onClose();
    },
  });
  const canSave = name !== '' && name !== branchName && !isRefused && !isTaken && !rename.isPending;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (canSave) rename.mutate();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={<span className="[overflow-wrap:anywhere]">{t('renameTitle', { branch: branchName })}</span>}
      description={t('nameRule')}
      width="max-w-[460px]"
      initialFocus={field}
      footer={
        <>
          <Button size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button size="lg" kind="ink" type="submit" form="rename-branch" disabled={!canSave}>
            {t('saveName')}
          </Button>
        </>
      }
    >
      <form id="rename-branch" onSubmit={save}>
        <TextField
          ref={field}
          label={t('name')}
          dir="auto"
          spellCheck={false}
          autoCapitalize="none"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          fault={isRefused ? t('nameRefused') : isTaken ? t('nameTaken') : undefined}
        />
      </form>
      {rename.isError && <ProblemNote problem={problemOf(rename.error)} className="mt-3" />}
    </Dialog>
  );
}
