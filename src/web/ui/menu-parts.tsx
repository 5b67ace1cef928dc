import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from '../lib/class-names.ts';
import { Keys } from './kbd.tsx';
import type { MenuChoiceProps, MenuItemProps, MenuProps } from './menu-props.ts';

const itemClass =
  'body flex min-h-8 w-full cursor-default items-center gap-2.5 rounded-[5px] px-2 py-1 text-left text-text outline-none data-disabled:text-text-3 data-highlighted:bg-pressed';

/** A list of actions that opens from the control given as `trigger`. */
export function MenuPart({
  trigger,
  align = 'start',
  side = 'bottom',
  isOpenAtFirst,
  children,
}: MenuProps & { readonly isOpenAtFirst: boolean }) {
  return (
    <Base.Root defaultOpen={isOpenAtFirst}>
      <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-[70]">
          <Base.Popup className="enter scroll-quiet max-h-[min(420px,var(--available-height))] max-w-[calc(100vw-16px)] min-w-[180px] overflow-y-auto rounded-panel bg-raised p-1 shadow-[var(--shadow-2)] outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One action of a menu. */
export function MenuItemPart({ icon, keys, hint, isDisabled = false, isDangerous, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item disabled={isDisabled} onClick={onSelect} className={cx(itemClass, isDangerous && 'text-fail')}>
      {icon && <span className="flex size-4 shrink-0 items-center justify-center text-text-2">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="small num text-text-3">{hint}</span>}
      {keys && <Keys keys={keys} className="text-text-3" />}
    </Base.Item>
  );
}

/** One of several choices in a menu, with a check before the one in use. */
export function MenuChoicePart({ isChosen, hint, onSelect, children }: MenuChoiceProps) {
  return (
    <Base.CheckboxItem
      checked={isChosen}
      onCheckedChange={onSelect}
      closeOnClick
      className={cx(itemClass, isChosen && 'font-medium')}
    >
      <span className="flex size-4 shrink-0 items-center justify-center">
        {isChosen && <Check size={14} aria-hidden />}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="small num text-text-3">{hint}</span>}
    </Base.CheckboxItem>
  );
}

export function MenuLinePart() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
}
