import { useCallback, useLayoutEffect, useRef } from 'react';

/** A callback that does what the newest one does and is always the same, so that a long list is not drawn anew for it. */
export function useStableCallback<Arguments extends readonly unknown[], Result>(
  callback: (...parts: Arguments) => Result,
): (...parts: Arguments) => Result {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...parts) => newest.current(...parts), []);
}
