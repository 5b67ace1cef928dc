import { clampFrame, sceneFrom } from './film.ts';
import type { PlaybackState } from './playback-state.ts';

/** What one does with a player, whatever it shows its film in. */
export interface PlaybackControls {
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

/** What brings the state to the screen. */
export interface Motion {
  /** Shows the frame the state names, and runs on from there when the speed says so. */
  readonly place: () => void;
  /** Stops everything that runs; the state stays. */
  readonly rest: () => void;
  /** Takes another speed on without a jump; false when nothing runs forwards. */
  readonly changeRate: (speed: number) => boolean;
  readonly runBackwards: (speed: number) => void;
  readonly mute: (isMuted: boolean) => void;
}

const fastest = 4;

/** The controls of a player. */
export function createControls(
  { film, frame, speed, isMuted }: Omit<PlaybackState, 'still'>,
  motion: Motion,
): PlaybackControls {
  function setSpeed(next: number): void {
    const before = speed.get();
    if (next === 0) return pause();
    speed.set(next);
    if (before > 0 && next > 0 && motion.changeRate(next)) return;
    motion.rest();
    if (next < 0) return motion.runBackwards(-next);
    if (frame.get() >= film.get().frames - 1) frame.set(0);
    motion.place();
  }

  function pause(): void {
    speed.set(0);
    motion.rest();
    // What is on screen may be a frame further than what was told last.
    motion.place();
  }

  function seek(wanted: number): void {
    frame.set(clampFrame(film.get(), wanted));
    if (speed.get() < 0) speed.set(0);
    motion.rest();
    motion.place();
  }

  return {
    ...{ pause, seek },
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
      motion.mute(isMuted.get());
    },
  };
}
