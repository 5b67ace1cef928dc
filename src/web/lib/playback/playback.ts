import { createStore } from '../store.ts';
import { createFilmRunner, type PlaybackState } from './film-runner.ts';
import { clampFrame, isSameFilm, sceneFrom, type Film } from './film.ts';

/** Plays a film made of several files as one. The number of the frame on screen is always exact. */
export interface Playback extends PlaybackState {
  readonly setFilm: (film: Film) => void;
  /** Gives it the two elements it shows itself in; returns how to take them back. */
  readonly attach: (first: HTMLVideoElement, second: HTMLVideoElement) => () => void;
  /** Silently where the browser does not let it be heard yet. */
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly seek: (frame: number) => void;
  readonly step: (frames: number) => void;
  readonly goToScene: (direction: 1 | -1) => void;
  /** Faster that way with every call, as J and L do. */
  readonly shuttle: (direction: 1 | -1) => void;
  readonly toggleMuted: () => void;
}

const fastest = 4;

/** Makes a player of a film; it has no picture until it is attached. */
export function createPlayback(first: Film): Playback {
  const [film, frame, speed] = [createStore(first), createStore(0), createStore(0)];
  const isMuted = createStore(false);
  const still = createStore(first.parts[0]?.src === null ? first.parts[0].still : null);
  const runner = createFilmRunner({ film, frame, speed, isMuted, still }, pause);

  function setSpeed(next: number): void {
    const before = speed.get();
    if (next === 0) return pause();
    speed.set(next);
    if (before > 0 && next > 0 && runner.changeRate(next)) return;
    runner.rest();
    if (next < 0) return runner.runBackwards(-next);
    if (frame.get() >= film.get().frames - 1) frame.set(0);
    runner.place();
  }

  function pause(): void {
    speed.set(0);
    runner.rest();
    // What is on screen may be a frame further than what was told last.
    runner.place();
  }

  function seek(wanted: number): void {
    frame.set(clampFrame(film.get(), wanted));
    if (speed.get() < 0) speed.set(0);
    runner.rest();
    runner.place();
  }

  return {
    ...{ film, frame, speed, isMuted, still, pause, seek },
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
    play: () => setSpeed(1),
    toggle: () => (speed.get() === 0 ? setSpeed(1) : pause()),
    step: (frames) => {
      if (speed.get() !== 0) pause();
      seek(frame.get() + frames);
    },
    goToScene: (direction) => seek(sceneFrom(film.get(), frame.get(), direction)),
    shuttle: (direction) => {
      const now = speed.get() * direction;
      setSpeed(direction * (now <= 0 ? 1 : Math.min(fastest, now * 2)));
    },
    toggleMuted: () => {
      isMuted.set(!isMuted.get());
      runner.mute(isMuted.get());
    },
  };
}
