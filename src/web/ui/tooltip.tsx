import { cloneElement, type ReactElement } from 'react';

/** Where a tooltip stands beside its control. */
export type TooltipSide = 'top' | 'bottom' | 'left' | 'right';

/**
 * A few words about the control it stands around, with the keys that do the same. It only marks the control: the one
 * tooltip of the page is `TooltipLayer`, which comes after the page stands.
 */
export function Tooltip({
  text,
  keys,
  side,
  children,
}: {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly side?: TooltipSide;
  readonly children: ReactElement;
}) {
  return cloneElement(children as ReactElement<Record<string, unknown>>, {
    'data-tip': text,
    'data-tip-keys': keys,
    'data-tip-side': side,
  });
}
