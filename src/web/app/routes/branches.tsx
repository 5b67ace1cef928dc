import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { BranchesPage, type BranchesAddress } from '../../features/branches/components/branches-page.tsx';
import { treeShows } from '../../features/branches/filter-tree.ts';

/** The tree of a video's branches. What is selected, marked and looked for stands in the address. */
export function BranchesRoute() {
  const { videoId } = useParams({ from: '/videos/$videoId/branches' });
  const { at, a, b, show, q } = useSearch({ from: '/videos/$videoId/branches' });
  const navigate = useNavigate({ from: '/videos/$videoId/branches' });
  const address = useMemo(
    (): BranchesAddress => ({
      ...{ at: at ?? null, a: a ?? null, b: b ?? null, q: q ?? '' },
      show: treeShows.find((value) => value === show) ?? 'all',
    }),
    [at, a, b, show, q],
  );
  const onAddress = useCallback(
    (part: Partial<BranchesAddress>) =>
      void navigate({
        search: (old) => ({
          ...old,
          ...(part.at !== undefined && { at: part.at ?? undefined }),
          ...(part.a !== undefined && { a: part.a ?? undefined }),
          ...(part.b !== undefined && { b: part.b ?? undefined }),
          ...(part.q !== undefined && { q: part.q || undefined }),
          ...(part.show !== undefined && { show: part.show === 'all' ? undefined : part.show }),
        }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return <BranchesPage key={videoId} videoId={videoId} address={address} onAddress={onAddress} />;
}
