import { useQueryClient } from '@tanstack/react-query';
import { isBranchName } from '#domain/branch-name.ts';
import { announce } from '../../../lib/announce.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { RenameDialog } from '../../../ui/rename-dialog.tsx';
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
  const client = useQueryClient();
  const faultOf = (name: string): string | undefined => {
    if (name !== '' && !isBranchName(name)) return t('nameRefused');
    return name !== branchName && taken.has(name) ? t('nameTaken') : undefined;
  };
  const rename = async (name: string): Promise<void> => {
    await renameBranch(videoId, branchName, name);
    announce(t('renamed', { branch: branchName, name }));
    await client.invalidateQueries({ queryKey: videoKeys.video(videoId) });
  };
  return (
    <RenameDialog
      title={t('renameTitle', { branch: branchName })}
      description={t('nameRule')}
      label={t('name')}
      action={t('saveName')}
      name={branchName}
      faultOf={faultOf}
      onRename={rename}
      onClose={onClose}
    />
  );
}
