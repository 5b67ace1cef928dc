import { useCallback, useState } from 'react';

/** State that this browser remembers, for example a panel's width. */
export function useRemembered<Value>(name: string, first: Value): readonly [Value, (value: Value) => void] {
  const key = `beatboard-${name}`;
  const [value, setValue] = useState<Value>(() => readStored(key) ?? first);
  const remember = useCallback(
    (next: Value) => {
      setValue(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [value, remember];
}

function readStored<Value>(key: string): Value | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
