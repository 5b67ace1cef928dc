import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useReducedMotion } from '../../lib/use-media-query.ts';

const restMs = 400;

/** Whether a preview is to play: the mouse, or the focus, has rested on the card. Never where motion is reduced. */
export function useHoverPlay(canPlay: boolean) {
  const isReduced = useReducedMotion();
  const [isPlaying, setPlaying] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = (): void => {
    if (!canPlay || isReduced) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPlaying(true), restMs);
  };
  const end = (): void => {
    clearTimeout(timer.current);
    setPlaying(false);
  };
  return {
    isPlaying,
    stop: end,
    props: {
      onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && begin(),
      onPointerLeave: end,
      onFocus: begin,
      onBlur: end,
    },
  };
}
