import { useQueryClient } from '@tanstack/react-query';
import { announce } from '../../../lib/announce.ts';
import { SureDialog } from '../../../ui/sure-dialog.tsx';
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
  const client = useQueryClient();
  const { name } = asset;
  const remove = async (): Promise<void> => {
    await deleteAsset(asset.asset_id);
    announce(t('deleted', { name }));
    await client.invalidateQueries({ queryKey: assetsKey });
    onClose();
    onDeleted();
  };
  return (
    <SureDialog
      title={t('deleteTitle', { name })}
      text={[t('deleteText')]}
      action={t('deleteFile')}
      onSure={remove}
      onClose={onClose}
    />
  );
}
