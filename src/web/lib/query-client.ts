import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

/** The cache of what the server said. Events keep it fresh; focus and reconnection read anew what may have been missed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 4 && isWorthRepeating(error),
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 8000),
      // Files are reached by addresses that last an hour: nothing older is shown when a tab wakes up.
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});

function isWorthRepeating(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.problem.retryable;
}
