import { useEffect, useRef, type HTMLAttributes, type KeyboardEvent, type RefObject } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { useBeatKindText } from '../beat-kind-texts.ts';
import type { Playback } from './playback.ts';
import { usePlaybackText } from './playback-texts.ts';

/**
 * Where a film stands, as a slider: for the keyboard by frames, seconds and scenes, and for those who listen. It says
 * its value without React; `onMove` is told the share of the film and the seconds, to bring the line there.
 */
export function usePositionSlider(
  playback: Playback,
  beats: WireSpec['beats'],
  onMove: (slider: HTMLElement, share: number, seconds: number) => void,
): HTMLAttributes<HTMLElement> & { readonly ref: RefObject<HTMLDivElement | null> } {
  const t = usePlaybackText();
  const kindWords = useBeatKindText();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (): void => {
      const slider = ref.current;
      if (slider === null) return;
      const { fps, frames } = playback.film.get();
      const frame = playback.frame.get();
      const seconds = frame / fps;
      const kind = beats.findLast(({ start_seconds: start }) => start <= seconds + 1e-6)?.kind;
      slider.setAttribute('aria-valuenow', String(frame));
      slider.setAttribute('aria-valuemax', String(frames - 1));
      const scene = kind === undefined ? '' : kindWords(kind);
      slider.setAttribute('aria-valuetext', t('at', { seconds: seconds.toFixed(1), scene }));
      onMove(slider, frame / frames, seconds);
    };
    follow();
    const stops = [playback.frame.subscribe(follow), playback.film.subscribe(follow)];
    return () => stops.forEach((stop) => stop());
  }, [playback, beats, onMove, t, kindWords]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const second = Math.round(playback.film.get().fps);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => (event.shiftKey ? playback.goToScene(1) : playback.step(1)),
      ArrowUp: () => playback.step(1),
      ArrowLeft: () => (event.shiftKey ? playback.goToScene(-1) : playback.step(-1)),
      ArrowDown: () => playback.step(-1),
      PageUp: () => playback.step(second),
      PageDown: () => playback.step(-second),
      Home: () => playback.seek(0),
      End: () => playback.seek(playback.film.get().frames - 1),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const values = { 'aria-valuemin': 0, 'aria-valuenow': 0 };
  return { ref, role: 'slider', tabIndex: 0, 'aria-label': t('position'), ...values, onKeyDown };
}
