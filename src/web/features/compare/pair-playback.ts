import { clampFrame, sceneFrom } from '../../lib/playback/film.ts';
import { createPace } from '../../lib/playback/pace.ts';
import type { Playback } from '../../lib/playback/playback.ts';
import { createStore } from '../../lib/store.ts';
import type { SideName } from './frame-pairs.ts';
import { createPairRunner, sides, type FilmPair } from './pair-runner.ts';
import { createPairScreen, type PairCanvases } from './pair-screen.ts';

/** Plays two films as one. What is on screen of both never lies further apart than one frame. */
export interface PairPlayback extends Playback {
  readonly setPair: (pair: FilmPair) => void;
  /** Gives it where to draw; returns how to take that back. */
  readonly drawOn: (canvases: PairCanvases) => () => void;
  /** The side that is heard. */
  readonly listenTo: (side: SideName) => void;
}

const fastest = 4;

/** Makes a player of two films. */
export function createPairPlayback(first: FilmPair): PairPlayback {
  const [film, frame, speed] = [createStore(first.film), createStore(0), createStore(0)];
  const [isMuted, heard, pair] = [createStore(false), createStore<SideName>('a'), createStore(first)];
  const screen = createPairScreen();
  const runner = createPairRunner({ pair, frame, speed, isMuted, heard }, screen, pause);
  const pace = createPace(onPace);

  /** Backwards there is nothing that runs by itself. */
  function onPace(framesOn: number): void {
    if (runner.isPlacing()) return;
    const before = frame.get() - framesOn;
    frame.set(clampFrame(film.get(), before));
    if (before < 0) return pause();
    runner.place();
  }

  function rest(): void {
    pace.stop();
    runner.rest();
  }

  function setSpeed(next: number): void {
    if (next === 0) return pause();
    speed.set(next);
    rest();
    if (next < 0) return pace.start(-next * film.get().fps);
    if (frame.get() >= film.get().frames - 1) frame.set(0);
    runner.place();
  }

  function pause(): void {
    speed.set(0);
    rest();
    runner.place();
  }

  function seek(number: number): void {
    frame.set(clampFrame(film.get(), number));
    if (speed.get() < 0) speed.set(0);
    rest();
    runner.place();
  }

  return {
    ...{ film, frame, speed, isMuted, pause, seek },
    still: createStore<string | null>(null),
    setPair: (next) => {
      const isSame = sides.every((side) => next[side].key === pair.get()[side].key);
      pair.set(next);
      film.set(next.film);
      if (isSame) return;
      speed.set(0);
      frame.set((at) => clampFrame(next.film, at));
      runner.load();
    },
    attach: (one, other) => {
      const detach = runner.attach(one, other);
      return () => {
        speed.set(0);
        pace.stop();
        detach();
      };
    },
    drawOn: (canvases) => {
      screen.drawOn(canvases);
      if (!runner.isPlacing()) runner.place();
      return () => screen.drawOn(null);
    },
    listenTo: (side) => {
      heard.set(side);
      runner.mute();
    },
    setFilm: film.set,
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
      runner.mute();
    },
  };
}
