import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { assetShowOf, type AssetShow } from '../../features/assets/asset-types.ts';
import { AssetsPage } from '../../features/assets/components/assets-page.tsx';

/** The files of all ads. What is shown, looked for and selected stands in the address. */
export function AssetsRoute() {
  const { type, q, at } = useSearch({ from: '/assets' });
  const navigate = useNavigate({ from: '/assets' });
  const change = useCallback(
    (part: { readonly type?: string | undefined; readonly q?: string | undefined; readonly at?: string | undefined }) =>
      void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const onShow = (show: AssetShow): void => change({ type: show === 'all' ? undefined : show });
  const onSelect = useCallback((assetId: string | null) => change({ at: assetId ?? undefined }), [change]);
  return (
    <AssetsPage
      show={assetShowOf(type)}
      q={q ?? ''}
      selectedId={at ?? null}
      onShow={onShow}
      onSearch={(words) => change({ q: words === '' ? undefined : words })}
      onSelect={onSelect}
    />
  );
}
