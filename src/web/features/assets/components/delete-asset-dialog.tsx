import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { announce } from '../../../lib/announce.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { deleteAsset } from '../api/delete-asset.ts';
import { assetsKey, type Asset } from '../api/list-assets.ts';
import { useAssetText } from '../asset-texts.ts';

/** Asks before a file goes. One that an ad was made with stays, and the server says so. */
export function DeleteAssetDialog({
  asset,
  onClose,
  onDeleted,
}: {
  readonly asset: Asset;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const t = useAssetText();
  const common = useCommonText();
  const client = useQueryClient();
  const keeping = useRef<HTMLButtonElement>(null);
  const { name } = asset;
  const remove = useMutation({
    mutationFn: () => deleteAsset(asset.asset_id),
    onSuccess: async () => {
      announce(t('deleted', { name }));
      await client.invalidateQueries({ queryKey: assetsKey });
      onClose();
      onDeleted();
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('deleteTitle', { name })}
      width="max-w-[460px]"
      initialFocus={keeping}
      footer={
        <>
          <Button ref={keeping} size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button size="lg" kind="fail" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('deleteFile')}
          </Button>
        </>
      }
    >
      <p className="lead text-text-2">{t('deleteText')}</p>
      {remove.isError && <ProblemNote problem={problemOf(remove.error)} className="mt-3" />}
    </Dialog>
  );
}
