import { useSyncExternalStore } from 'react';
import type { Playback } from './playback.ts';

/** Something that follows from the frame on screen; the component is drawn anew only when that changes. */
export function useFrameSelection<Part>(playback: Playback, select: (frame: number) => Part): Part {
  return useSyncExternalStore(playback.frame.subscribe, () => select(playback.frame.get()));
}
