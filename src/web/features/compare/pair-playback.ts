import { clampFrame } from '../../lib/playback/film.ts';
import { createPace } from '../../lib/playback/pace.ts';
import { createControls } from '../../lib/playback/playback-controls.ts';
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

/** Makes a player of two films. */
export function createPairPlayback(first: FilmPair): PairPlayback {
  const [film, frame, speed] = [createStore(first.film), createStore(0), createStore(0)];
  const [isMuted, heard, pair] = [createStore(false), createStore<SideName>('a'), createStore(first)];
  const screen = createPairScreen();
  const runner = createPairRunner({ pair, frame, speed, isMuted, heard }, screen, () => controls.pause());
  const pace = createPace(onPace);
  const controls = createControls(
    { film, frame, speed, isMuted },
    {
      place: runner.place,
      rest: () => {
        pace.stop();
        runner.rest();
      },
      // Both films have to start anew together.
      changeRate: () => false,
      runBackwards: (faster) => pace.start(faster * film.get().fps),
      mute: runner.mute,
    },
  );

  /** Backwards there is nothing that runs by itself. */
  function onPace(framesOn: number): void {
    if (runner.isPlacing()) return;
    const before = frame.get() - framesOn;
    frame.set(clampFrame(film.get(), before));
    if (before < 0) return controls.pause();
    runner.place();
  }

  return {
    ...{ film, frame, speed, isMuted },
    ...controls,
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
  };
}
