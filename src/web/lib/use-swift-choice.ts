import { useEffect, useRef, useState } from 'react';
import { useStableCallback } from './use-stable-callback.ts';

/**
 * What is chosen on a page, and how to choose. A choice is in the next picture; the address, whose change takes longer
 * than a picture, follows it. `write` puts a choice into the address.
 */
export function useSwiftChoice(
  inAddress: string | null,
  write: (choice: string | null) => void,
): readonly [chosen: string | null, choose: (choice: string | null) => void] {
  const [ahead, setAhead] = useState<{ readonly choice: string | null } | null>(null);
  const writing = useRef(0);
  useEffect(() => () => cancelAnimationFrame(writing.current), []);
  // The address has come up.
  if (ahead !== null && ahead.choice === inAddress) setAhead(null);
  const choose = useStableCallback((choice: string | null) => {
    setAhead({ choice });
    cancelAnimationFrame(writing.current);
    writing.current = requestAnimationFrame(() => setTimeout(() => write(choice)));
  });
  return [ahead === null ? inAddress : ahead.choice, choose];
}
