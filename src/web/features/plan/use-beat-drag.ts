import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** On which side of a beat another one would be put down. */
export type DropSide = 'before' | 'after';

const kind = 'beat';

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
    if (element === null || handle.current === null || isDisabled) return undefined;
    return combine(
      draggable({
        element,
        dragHandle: handle.current,
        getInitialData: () => ({ kind, index: latest.current.index }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === kind && source.element !== element,
        onDrag: ({ location }) => setSide(sideOf(element, location.current.input, isSideways)),
        onDragLeave: () => setSide(null),
        onDrop: ({ source, location }) => {
          setSide(null);
          const from = Number(source.data.index);
          const place =
            latest.current.index + (sideOf(element, location.current.input, isSideways) === 'after' ? 1 : 0);
          latest.current.onMove(from, from < place ? place - 1 : place);
        },
      }),
    );
  }, [isDisabled, isSideways]);
  return { item, handle, isDragged, side };
}

function sideOf(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  isSideways: boolean,
): DropSide {
  const { left, width, top, height } = element.getBoundingClientRect();
  return (isSideways ? (clientX - left) / width : (clientY - top) / height) < 0.5 ? 'before' : 'after';
}
