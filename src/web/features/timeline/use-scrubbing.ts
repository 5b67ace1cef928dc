import type { PointerEvent, RefObject } from 'react';
import { followPointer } from '../../lib/follow-pointer.ts';
import type { Playback } from '../../lib/playback/playback.ts';
import { snapFrame } from './snap-frame.ts';

const gutterPixels = 72;
const marginPixels = 16;
const snapPixels = 8;

/** What presses and drags in the timeline do: the playhead comes to the pointer; what lies there is selected. */
export function useScrubbing({
  playback,
  lanes,
  snapPoints,
  onSelect,
}: {
  readonly playback: Playback;
  /** All lanes together, as wide as the film is drawn. */
  readonly lanes: RefObject<HTMLElement | null>;
  /** Frames at which a dragged playhead comes to rest; none when it does not snap. */
  readonly snapPoints: readonly number[];
  readonly onSelect: (slot: string) => void;
}): (event: PointerEvent<HTMLElement>) => void {
  const seekTo = (clientX: number, isDragged: boolean): void => {
    const box = lanes.current?.getBoundingClientRect();
    if (box === undefined) return;
    const { frames } = playback.film.get();
    const width = box.width - gutterPixels - marginPixels;
    const frame = Math.floor(((clientX - box.left - gutterPixels) / width) * frames);
    playback.seek(isDragged ? snapFrame(frame, snapPoints, (snapPixels / width) * frames) : frame);
  };
  return (event) => {
    const area = event.currentTarget;
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.clientX < area.getBoundingClientRect().left + gutterPixels) return;
    const isFlag = event.target.closest('[role="slider"]') !== null;
    const slot = event.target.closest('[data-select]')?.getAttribute('data-select');
    if (!isFlag) seekTo(event.clientX, false);
    if (slot) onSelect(slot);
    // Fingers scroll the lanes; they drag by the ruler and the flag alone.
    if (event.pointerType === 'touch' && !isFlag && event.target.closest('[data-ruler]') === null) return;
    followPointer(event, ({ clientX }) => seekTo(clientX, true));
  };
}
