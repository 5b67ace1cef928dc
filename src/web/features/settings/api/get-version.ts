import { queryOptions } from '@tanstack/react-query';

/** Which version the server is; null when it does not say. */
export const versionQuery = queryOptions({
  queryKey: ['version'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/health', { signal });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null || !('version' in answer)) return null;
    return String(answer.version);
  },
  staleTime: Infinity,
});
