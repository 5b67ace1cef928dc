import { lazy, Suspense, type ReactElement, type ReactNode } from 'react';

export interface MenuProps {
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
}

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly keys?: string;
  /** At the right, for example a price. */
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isDangerous?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export interface MenuChoiceProps {
  readonly isChosen: boolean;
  readonly hint?: ReactNode;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

// Menus come right after the page stands: the first screen does not wait for them. Until then their control is shown.
const parts = () => import('./menu-parts.tsx');
const MenuPart = lazy(() => parts().then((module) => ({ default: module.MenuPart })));
const MenuItemPart = lazy(() => parts().then((module) => ({ default: module.MenuItemPart })));
const MenuChoicePart = lazy(() => parts().then((module) => ({ default: module.MenuChoicePart })));
const MenuLinePart = lazy(() => parts().then((module) => ({ default: module.MenuLinePart })));

/** A list of actions that opens from the control given as `trigger`. */
export function Menu(props: MenuProps) {
  return (
    <Suspense fallback={props.trigger}>
      <MenuPart {...props} />
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
