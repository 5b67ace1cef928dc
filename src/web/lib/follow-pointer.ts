import type { PointerEvent } from 'react';

/** Keeps a pointer that was pressed, wherever it goes, and tells each of its moves until it is let go. */
export function followPointer(
  { currentTarget: area, pointerId }: PointerEvent<HTMLElement>,
  onMove: (moved: globalThis.PointerEvent) => void,
): void {
  area.setPointerCapture(pointerId);
  area.addEventListener('pointermove', onMove);
  area.addEventListener('lostpointercapture', () => area.removeEventListener('pointermove', onMove), { once: true });
}
