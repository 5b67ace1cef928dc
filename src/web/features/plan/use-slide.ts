import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useReducedMotion } from '../../lib/use-media-query.ts';

/** How long a beat takes to its new place. */
const slideMs = 220;

/** Lets the children of an element, each with a `data-key`, slide to their new places when their order changes. */
export function useSlide<Element extends HTMLElement>(order: readonly string[]): RefObject<Element | null> {
  const list = useRef<Element>(null);
  const isCalm = useReducedMotion();
  const before = useRef<{ readonly order: string; readonly places: ReadonlyMap<string, Place> } | null>(null);
  useLayoutEffect(() => {
    if (list.current === null) return;
    const items = [...list.current.querySelectorAll<HTMLElement>(':scope > [data-key]')];
    const now = order.join();
    const last = before.current;
    const places = new Map(items.map((item) => [item.dataset.key ?? '', placeOf(item)]));
    before.current = { order: now, places };
    if (last === null || last.order === now || isCalm) return;
    for (const item of items) slide(item, last.places.get(item.dataset.key ?? ''), placeOf(item));
  });
  return list;
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** Within the list, so that scrolling does not count. */
const placeOf = ({ offsetLeft: left, offsetTop: top }: HTMLElement): Place => ({ left, top });

function slide(item: HTMLElement, from: Place | undefined, to: Place): void {
  if (from === undefined) {
    item.animate([{ opacity: 0 }, { opacity: 1 }], { duration: slideMs });
    return;
  }
  if (from.left === to.left && from.top === to.top) return;
  item.animate([{ transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)` }, { transform: 'none' }], {
    duration: slideMs,
    easing: 'cubic-bezier(.6,0,.2,1)',
  });
}
