import type { WireSpec } from '#contract/spec.ts';
import type { Playback } from '../lib/playback/playback.ts';
import { usePositionSlider } from '../lib/playback/use-position-slider.ts';

/** The line through a strip of scenes where the film stands; a slider for the keyboard. */
export function Playhead({ playback, beats }: { readonly playback: Playback; readonly beats: WireSpec['beats'] }) {
  const slider = usePositionSlider(playback, beats, moveTo);
  return (
    <div
      {...slider}
      className="absolute -inset-y-1.5 z-10 w-6 -translate-x-1/2 cursor-ew-resize touch-none rounded-[4px]"
    >
      <i className="mx-auto block h-full w-[1.5px] bg-accent" />
    </div>
  );
}

function moveTo(slider: HTMLElement, share: number): void {
  slider.style.left = `${share * 100}%`;
}
