import { useCallback, useRef } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import { usePositionSlider } from '../../../lib/playback/use-position-slider.ts';
import { formatClock } from '../../../lib/time.ts';

/** Where the film stands: a line through all lanes with its time, and a slider for the keyboard. Moves without React. */
export function Playhead({ playback, spec }: { readonly playback: Playback; readonly spec: WireSpec }) {
  const line = useRef<HTMLDivElement>(null);
  const moveTo = useCallback((flag: HTMLElement, share: number, seconds: number): void => {
    line.current?.style.setProperty('left', `${share * 100}%`);
    // At both ends the flag stays beside the line instead of leaving the lanes.
    flag.style.translate = `${-share * 100}% 0`;
    flag.textContent = formatClock(seconds);
  }, []);
  const slider = usePositionSlider(playback, spec.beats, moveTo);
  return (
    <div className="pointer-events-none absolute inset-y-0 right-4 left-[72px] z-20">
      <div ref={line} className="absolute inset-y-0">
        <i className="absolute inset-y-0 w-[1.5px] -translate-x-1/2 bg-accent" />
        <div
          {...slider}
          className="tc pointer-events-auto absolute top-[1px] cursor-ew-resize touch-none rounded-[4px] bg-accent px-1.5 text-[11px] leading-6 font-medium text-on-accent"
        />
      </div>
    </div>
  );
}
