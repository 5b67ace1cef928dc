import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';

/** How a sound looks, with its beats. What an artifact holds never changes, so it is asked for once. */
export const waveformQuery = (artifactId: string) =>
  queryOptions({
    queryKey: ['waveform', artifactId],
    queryFn: async ({ signal }) =>
      (await request('getWaveform', { params: { artifact_id: artifactId }, query: { points: 800 }, signal })).data,
    staleTime: Infinity,
  });
