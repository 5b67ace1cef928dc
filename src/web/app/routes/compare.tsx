import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { CompareAddress } from '../../features/compare/compare-address.ts';
import { compareLooks } from '../../features/compare/compare-looks.ts';
import { ComparePage } from '../../features/compare/components/compare-page.tsx';

/** Two sides beside, over or after each other. What is compared, how, and where the playhead stands is in the address. */
export function CompareRoute() {
  const { videoId } = useParams({ from: '/videos/$videoId/compare' });
  const { a, b, slot, look, t } = useSearch({ from: '/videos/$videoId/compare' });
  const navigate = useNavigate({ from: '/videos/$videoId/compare' });
  const seconds = Number(t ?? Number.NaN);
  const address = useMemo(
    (): CompareAddress => ({
      ...{ a: a ?? null, b: b ?? null, slot: slot ?? null },
      look: compareLooks.find((value) => value === look) ?? 'wipe',
      t: Number.isFinite(seconds) ? seconds : null,
    }),
    [a, b, slot, look, seconds],
  );
  const onAddress = useCallback(
    (part: Partial<CompareAddress>) =>
      void navigate({
        search: (old) => ({
          ...old,
          ...(part.a !== undefined && { a: part.a ?? undefined }),
          ...(part.b !== undefined && { b: part.b ?? undefined }),
          ...(part.slot !== undefined && { slot: part.slot ?? undefined }),
          ...(part.look !== undefined && { look: part.look === 'wipe' ? undefined : part.look }),
          ...(part.t !== undefined && { t: part.t ? String(part.t) : undefined }),
        }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return <ComparePage key={videoId} videoId={videoId} address={address} onAddress={onAddress} />;
}
