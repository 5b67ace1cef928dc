import type { ReactElement, ReactNode } from 'react';

export interface MenuProps {
  readonly trigger: ReactElement<{ readonly onClick?: () => void }>;
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
