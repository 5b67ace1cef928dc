import { useEffect, useState } from 'react';

/** A value, once it has rested for a while. Compared by its text, so equal objects do not start the wait anew. */
export function useDebounced<Value>(value: Value, restMs: number): Value {
  const [rested, setRested] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(text) as Value), restMs);
    return () => clearTimeout(timer);
  }, [text, restMs]);
  return rested;
}
