import { useEffect, useLayoutEffect, useRef } from 'react';
import type { CompareAddress } from './compare-address.ts';
import type { PairPlayback } from './pair-playback.ts';

const restMs = 600;

/** Begins where the address says, and writes there where the playhead has come to rest. */
export function useFilmAddress(
  playback: PairPlayback,
  isFilm: boolean,
  { t }: Pick<CompareAddress, 't'>,
  onRest: (seconds: number) => void,
): void {
  const latest = useRef(onRest);
  useLayoutEffect(() => {
    latest.current = onRest;
  });
  const first = useRef(t);
  useEffect(() => {
    if (!isFilm) return undefined;
    const { fps } = playback.film.get();
    if (first.current !== null) playback.seek(Math.round(first.current * fps));
    first.current = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const seconds = playback.frame.get() / playback.film.get().fps;
        if (playback.speed.get() === 0) latest.current(Math.round(seconds * 100) / 100);
      }, restMs);
    };
    const stops = [playback.frame.subscribe(follow), playback.speed.subscribe(follow)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [playback, isFilm]);
}
