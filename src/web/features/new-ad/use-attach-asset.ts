import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { assetQuery } from '../../lib/calls/get-asset.ts';
import { attach, guessRole } from './attachments.ts';
import { changeDraft } from './draft-store.ts';

/** Puts an uploaded file into the draft, and says when that is done; also when there is no such file. */
export function useAttachAsset(assetId: string | null, onDone: () => void): void {
  const client = useQueryClient();
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (assetId === null) return;
    const take = async (): Promise<void> => {
      const { asset_id: id, name, asset_type: type } = await client.fetchQuery(assetQuery(assetId));
      if (type === 'video') return;
      changeDraft((draft) => attach(draft, { assetId: id, name, role: guessRole(type, name, draft) }));
      requestAnimationFrame(() => document.getElementById('prompt')?.focus());
    };
    void take()
      .catch(() => undefined)
      .finally(() => done());
  }, [assetId, client]);
}
