import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { assetQuery } from '../../lib/calls/get-asset.ts';
import { attach, guessRole } from './attachments.ts';
import { changeDraft } from './draft-store.ts';

/** Puts an uploaded file into the draft; gives true when that is done, or when there is no such file. */
export function useAttachAsset(assetId: string | null): boolean {
  const { data: asset, isError } = useQuery({ ...assetQuery(assetId ?? ''), enabled: assetId !== null });
  const [doneId, setDoneId] = useState<string | null>(null);
  useEffect(() => {
    if (asset === undefined) return;
    const { asset_id: id, name, asset_type: type } = asset;
    if (type !== 'video') changeDraft((draft) => attach(draft, { assetId: id, name, role: guessRole(type, name, draft) }));
    setDoneId(id);
    requestAnimationFrame(() => document.getElementById('prompt')?.focus());
  }, [asset]);
  return assetId !== null && (doneId === assetId || isError);
}
