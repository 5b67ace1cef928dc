import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { statusQuery } from '../../../lib/calls/get-status.ts';
import { rememberVideo } from '../recent-videos.ts';

/** Remembers which videos are opened, for the palette. */
export function RecentKeeper({ videoId }: { readonly videoId: string | null }) {
  const { data: status } = useQuery({ ...statusQuery(videoId ?? ''), enabled: videoId !== null });
  const title = status?.title ?? null;
  useEffect(() => {
    if (videoId !== null && title !== null) rememberVideo({ id: videoId, title });
  }, [videoId, title]);
  return null;
}
