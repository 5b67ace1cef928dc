import { queryOptions } from '@tanstack/react-query';
import { readJson } from '../../../lib/request.ts';

/** Which version the server is; null when it does not say. */
export const versionQuery = queryOptions({
  queryKey: ['version'],
  queryFn: async ({ signal }) => {
    const answer = await readJson('/health', signal);
    if (typeof answer !== 'object' || answer === null || !('version' in answer)) return null;
    return String(answer.version);
  },
  staleTime: Infinity,
});
