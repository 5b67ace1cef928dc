import { useEffect, useState } from 'react';
import type { Film } from './film.ts';
import { createPlayback, type Playback } from './playback.ts';

/** A player that stays the same while its film changes, for example by another take of a clip. */
export function usePlayback(film: Film): Playback {
  const [playback] = useState(() => createPlayback(film));
  useEffect(() => playback.setFilm(film), [playback, film]);
  return playback;
}
