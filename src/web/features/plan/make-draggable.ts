import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';

/** On which side of a beat another one would be put down. */
export type DropSide = 'before' | 'after';

/** What is asked and told while beats are dragged. */
export interface Dragging {
  readonly dragHandle: Element;
  /** Beats stand beside each other instead of below. */
  readonly isSideways: boolean;
  /** Where the beat stands now. */
  readonly indexOf: () => number;
  readonly onMove: (from: number, to: number) => void;
  readonly onDragged: (isDragged: boolean) => void;
  readonly onSide: (side: DropSide | null) => void;
}

const kind = 'beat';

/** Lets a beat be dragged by its handle and others be put down beside it, until the function that comes back is called. */
export function makeDraggable(
  element: Element,
  { dragHandle, isSideways, indexOf, onMove, onDragged, onSide }: Dragging,
): () => void {
  return combine(
    draggable({
      element: element as HTMLElement,
      dragHandle,
      getInitialData: () => ({ kind, index: indexOf() }),
      onDragStart: () => onDragged(true),
      onDrop: () => onDragged(false),
    }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === kind && source.element !== element,
      onDrag: ({ location }) => onSide(sideOf(element, location.current.input, isSideways)),
      onDragLeave: () => onSide(null),
      onDrop: ({ source, location }) => {
        onSide(null);
        const from = Number(source.data.index);
        const place = indexOf() + (sideOf(element, location.current.input, isSideways) === 'after' ? 1 : 0);
        onMove(from, from < place ? place - 1 : place);
      },
    }),
  );
}

function sideOf(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  isSideways: boolean,
): DropSide {
  const { left, width, top, height } = element.getBoundingClientRect();
  return (isSideways ? (clientX - left) / width : (clientY - top) / height) < 0.5 ? 'before' : 'after';
}
