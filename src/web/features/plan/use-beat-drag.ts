import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { loadPart } from '../../lib/load-part.ts';
import type { DropSide } from './make-draggable.ts';

/** What a beat needs to be dragged by its handle and to have others put down beside it. */
export function useBeatDrag({
  index,
  isDisabled,
  isSideways,
  onMove,
}: {
  readonly index: number;
  readonly isDisabled: boolean;
  /** Beats stand beside each other instead of below. */
  readonly isSideways: boolean;
  readonly onMove: (from: number, to: number) => void;
}): {
  readonly item: RefObject<HTMLLIElement | null>;
  readonly handle: RefObject<HTMLSpanElement | null>;
  readonly isDragged: boolean;
  readonly side: DropSide | null;
} {
  const item = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const [isDragged, setDragged] = useState(false);
  const [side, setSide] = useState<DropSide | null>(null);
  const latest = useRef({ index, onMove });
  useLayoutEffect(() => {
    latest.current = { index, onMove };
  });
  useEffect(() => {
    const element = item.current;
    const dragHandle = handle.current;
    if (element === null || dragHandle === null || isDisabled) return undefined;
    const leaving = new AbortController();
    // What drags comes right after the page stands: the plan is read before it is moved about.
    void loadPart(() => import('./make-draggable.ts')).then(({ makeDraggable }) => {
      if (leaving.signal.aborted) return;
      const stop = makeDraggable(element, {
        dragHandle,
        isSideways,
        indexOf: () => latest.current.index,
        onMove: (from, to) => latest.current.onMove(from, to),
        onDragged: setDragged,
        onSide: setSide,
      });
      leaving.signal.addEventListener('abort', stop);
    });
    return () => leaving.abort();
  }, [isDisabled, isSideways]);
  return { item, handle, isDragged, side };
}
