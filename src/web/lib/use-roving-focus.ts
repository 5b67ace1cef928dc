import { useState, type FocusEvent, type KeyboardEvent } from 'react';

/** What a grid needs so that one Tab leads into it and arrows lead through it. */
export interface RovingFocus {
  /** The item that Tab leads to; null for the first. */
  readonly activeId: string | null;
  /** For the element around the items. Items carry `data-rove` with their id on what takes the focus. */
  readonly gridProps: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** Arrows, Home and End move the focus between the items of a grid, by where they stand on the page. */
export function useRovingFocus(): RovingFocus {
  const [activeId, setActiveId] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rove]')];
    const at = items.findIndex((item) => item === event.target);
    if (at === -1) return;
    const next = items[stepTo(items, at, event.key)];
    if (next === undefined || next === event.target) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const id = event.target.dataset.rove;
    if (id !== undefined) setActiveId(id);
  };
  return { activeId, gridProps: { onKeyDown, onFocus } };
}

function stepTo(items: readonly HTMLElement[], at: number, key: string): number {
  if (key === 'ArrowLeft') return at - 1;
  if (key === 'ArrowRight') return at + 1;
  if (key === 'Home') return 0;
  if (key === 'End') return items.length - 1;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return -1;
  return at + (key === 'ArrowDown' ? 1 : -1) * columnsOf(items);
}

/** How many items stand beside each other: those as high as the first one. */
function columnsOf(items: readonly HTMLElement[]): number {
  const top = items[0]?.getBoundingClientRect().top ?? 0;
  const below = items.findIndex((item) => item.getBoundingClientRect().top > top + 4);
  return below === -1 ? items.length : below;
}
