import { createStore } from '../store.ts';
import { createFilmRunner } from './film-runner.ts';
import { clampFrame, isSameFilm, type Film } from './film.ts';
import { createControls, type PlaybackControls } from './playback-controls.ts';
import type { PlaybackState } from './playback-state.ts';

/** Plays a film made of several files as one. The number of the frame on screen is always exact. */
export interface Playback extends PlaybackState, PlaybackControls {
  readonly setFilm: (film: Film) => void;
  /** Gives it the two elements it shows itself in; returns how to take them back. */
  readonly attach: (first: HTMLVideoElement, second: HTMLVideoElement) => () => void;
}

/** Makes a player of a film; it has no picture until it is attached. */
export function createPlayback(first: Film): Playback {
  const [film, frame, speed] = [createStore(first), createStore(0), createStore(0)];
  const isMuted = createStore(false);
  const still = createStore(first.parts[0]?.src === null ? first.parts[0].still : null);
  const state = { film, frame, speed, isMuted, still };
  const runner = createFilmRunner(state, () => controls.pause());
  const controls = createControls(state, runner);
  return {
    ...state,
    ...controls,
    attach: (one, other) => {
      const detach = runner.attach(one, other);
      return () => {
        speed.set(0);
        detach();
      };
    },
    setFilm: (next) => {
      const isSame = isSameFilm(film.get(), next);
      film.set(next);
      if (isSame) return;
      frame.set((at) => clampFrame(next, at));
      runner.place();
    },
  };
}
