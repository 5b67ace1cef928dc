import { Switch as Base } from '@base-ui/react/switch';
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
    <label className="small inline-flex min-h-6 items-center gap-2 text-text-2">
      <Base.Root
        checked={isOn}
        onCheckedChange={onChange}
        className="t-quick inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-edge p-[2px] transition-colors data-checked:bg-accent"
      >
        <Base.Thumb className="t-quick size-3 rounded-full bg-bg transition-transform data-checked:translate-x-3" />
      </Base.Root>
      {children}
    </label>
  );
}
