import type { Store } from '../store.ts';
import type { Film } from './film.ts';

/** What a player shows and how; read and written by whoever drives it. */
export interface PlaybackState {
  readonly film: Store<Film>;
  /** The frame on screen. */
  readonly frame: Store<number>;
  /** 0 while it stands, 1 at its own speed, 2 and 4 faster; negative backwards. */
  readonly speed: Store<number>;
  readonly isMuted: Store<boolean>;
  /** The picture that stands where there is no file; null where a file is shown. */
  readonly still: Store<string | null>;
}
