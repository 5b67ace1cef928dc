import { cloneElement, Suspense, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';
import type { MenuChoiceProps, MenuItemProps, MenuProps } from './menu-props.ts';

// Menus come right after the page stands: the first screen does not wait for them. Until then their control is shown, and
// a press of it opens the menu as soon as it is there.
const parts = () => import('./menu-parts.tsx');
const MenuPart = lazyPart(parts, 'MenuPart');
const MenuItemPart = lazyPart(parts, 'MenuItemPart');
const MenuChoicePart = lazyPart(parts, 'MenuChoicePart');
const MenuLinePart = lazyPart(parts, 'MenuLinePart');

/** A list of actions that opens from the control given as `trigger`. */
export function Menu(props: MenuProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <Suspense fallback={cloneElement(props.trigger, { onClick: () => setAsked(true) })}>
      <MenuPart {...props} isOpenAtFirst={isAsked} />
    </Suspense>
  );
}

/** One action of a menu. */
export function MenuItem(props: MenuItemProps) {
  return <MenuItemPart {...props} />;
}

/** One of several choices in a menu, with a check before the one in use. */
export function MenuChoice(props: MenuChoiceProps) {
  return <MenuChoicePart {...props} />;
}

/** A hairline between the parts of a menu. */
export function MenuLine() {
  return <MenuLinePart />;
}
