import { useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Below 600 px: review, approve, costs; no large editing. */
export const usePhone = (): boolean => useMediaQuery('(max-width: 599px)');
/** Below 1180 px the inspector is a drawer. */
export const useNarrow = (): boolean => useMediaQuery('(max-width: 1179px)');
export const useReducedMotion = (): boolean => useMediaQuery('(prefers-reduced-motion: reduce)');
