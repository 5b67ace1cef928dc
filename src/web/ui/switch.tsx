import type { ReactNode } from 'react';

/** On or off, at once. */
export function Switch({
  isOn,
  onChange,
  children,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="small inline-flex min-h-6 cursor-pointer items-center gap-2 text-text-2">
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="t-quick relative h-4 w-7 shrink-0 cursor-pointer appearance-none rounded-full bg-edge transition-colors before:absolute before:top-[2px] before:left-[2px] before:size-3 before:rounded-full before:bg-bg before:transition-transform checked:bg-accent checked:before:translate-x-3"
      />
      {children}
    </label>
  );
}
