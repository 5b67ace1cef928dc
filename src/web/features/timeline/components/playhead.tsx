import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import { formatClock } from '../../../lib/time.ts';
import { useTimelineText } from '../timeline-texts.ts';

/** Where the film stands: a line through all lanes with its time, and a slider for the keyboard. Moves without React. */
export function Playhead({ playback, spec }: { readonly playback: Playback; readonly spec: WireSpec }) {
  const t = useTimelineText();
  const kindWords = useBeatKindText();
  const line = useRef<HTMLDivElement>(null);
  const flag = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (): void => {
      const { fps, frames } = playback.film.get();
      const frame = playback.frame.get();
      const beat = spec.beats.findLast(({ start_seconds: start }) => start <= frame / fps + 1e-6);
      line.current?.style.setProperty('left', `${(frame / frames) * 100}%`);
      if (flag.current === null) return;
      // At both ends the flag stays beside the line instead of leaving the lanes.
      flag.current.style.translate = `${(-frame / frames) * 100}% 0`;
      flag.current.textContent = formatClock(frame / fps);
      flag.current.setAttribute('aria-valuenow', String(frame));
      flag.current.setAttribute('aria-valuemax', String(frames - 1));
      const scene = beat === undefined ? '' : kindWords(beat.kind);
      flag.current.setAttribute('aria-valuetext', t('at', { seconds: (frame / fps).toFixed(1), scene }));
    };
    follow();
    const stops = [playback.frame.subscribe(follow), playback.film.subscribe(follow)];
    return () => stops.forEach((stop) => stop());
  }, [playback, spec, t, kindWords]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => (event.shiftKey ? playback.goToScene(1) : playback.step(1)),
      ArrowUp: () => playback.step(1),
      ArrowLeft: () => (event.shiftKey ? playback.goToScene(-1) : playback.step(-1)),
      ArrowDown: () => playback.step(-1),
      PageUp: () => playback.step(Math.round(playback.film.get().fps)),
      PageDown: () => playback.step(-Math.round(playback.film.get().fps)),
      Home: () => playback.seek(0),
      End: () => playback.seek(playback.film.get().frames - 1),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  return (
    <div className="pointer-events-none absolute inset-y-0 right-4 left-[72px] z-20">
      <div ref={line} className="absolute inset-y-0">
        <i className="absolute inset-y-0 w-[1.5px] -translate-x-1/2 bg-accent" />
        <div
          ref={flag}
          role="slider"
          tabIndex={0}
          aria-label={t('playhead')}
          aria-valuemin={0}
          aria-valuenow={0}
          onKeyDown={onKeyDown}
          className="tc pointer-events-auto absolute top-[1px] cursor-ew-resize touch-none rounded-[4px] bg-accent px-1.5 text-[11px] leading-6 font-medium text-on-accent"
        />
      </div>
    </div>
  );
}
