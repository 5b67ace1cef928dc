import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode, RefObject } from 'react';

/** A small window that belongs to the control given as `trigger`. */
export function Popover({
  trigger,
  title,
  isOpen,
  onOpenChange,
  align = 'start',
  side = 'bottom',
  initialFocus,
  children,
}: {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root {...(isOpen !== undefined && { open: isOpen })} {...(onOpenChange && { onOpenChange })}>
      <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={8} collisionPadding={8} className="z-[70]">
          <Base.Popup
            data-modal=""
            {...(initialFocus && { initialFocus })}
            className="enter w-[320px] max-w-[calc(100vw-16px)] rounded-panel bg-raised p-4 shadow-[var(--shadow-2)] outline-none"
          >
            <Base.Title className="lead mb-1 font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
