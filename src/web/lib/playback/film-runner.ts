import type { Deck } from './deck.ts';
import { createDeckPair } from './deck-pair.ts';
import { clampFrame, partIndexAt, type FilmPart } from './film.ts';
import { createPace } from './pace.ts';
import { playDeck } from './play-deck.ts';
import type { Motion } from './playback-controls.ts';
import type { PlaybackState } from './playback-state.ts';

/** Brings the state to the screen. */
export interface FilmRunner extends Motion {
  readonly attach: (first: HTMLVideoElement, second: HTMLVideoElement) => () => void;
}

/** Makes one for a state. `onEnd` hears that the film has come to its end, or back to its beginning. */
export function createFilmRunner({ film, frame, speed, isMuted, still }: PlaybackState, onEnd: () => void): FilmRunner {
  let handOver: ReturnType<typeof setTimeout> | undefined;
  const pair = createDeckPair({ onFrame, onEnded: () => onFrame(Infinity), onBroken });
  const pace = createPace(onPace);
  const partNow = (): FilmPart | undefined => film.get().parts[partIndexAt(film.get(), frame.get())];

  function rest(): void {
    pace.stop();
    clearTimeout(handOver);
    handOver = undefined;
    pair.rest();
  }

  function show(deck: Deck | null): void {
    pair.bringToFront(deck);
    still.set(deck === null ? (partNow()?.still ?? null) : null);
    // The next file is taken in while this one is shown.
    const next = film.get().parts[partIndexAt(film.get(), frame.get()) + 1];
    const spare = pair.spare();
    if (next === undefined || next.src === null || spare === undefined || spare.partKey() === next.key) return;
    spare.load(next);
    spare.show(0, film.get().fps);
  }

  function place(): void {
    const { fps } = film.get();
    const part = partNow();
    if (part === undefined || !pair.isAttached()) return;
    if (part.src === null) {
      show(null);
      if (speed.get() > 0) pace.start(speed.get() * fps);
      return;
    }
    const deck = pair.deckFor(part);
    deck?.load(part);
    // The old picture stays until the new one is there, so that nothing flickers.
    deck?.show(frame.get() - part.startFrame, fps, () => {
      if (partNow()?.key !== part.key) return;
      if (pair.front() !== deck) show(deck);
      if (speed.get() > 0) run(deck);
    });
  }

  function run(deck: Deck): void {
    pace.stop();
    void playDeck(deck, speed.get(), isMuted, onEnd);
  }

  function onFrame(localFrame: number): void {
    const part = partNow();
    if (speed.get() <= 0 || part === undefined || handOver !== undefined) return;
    frame.set(part.startFrame + Math.min(localFrame, part.frames - 1));
    if (localFrame >= part.frames - 1) goOn(part);
  }

  function onBroken(deck: Deck): void {
    const part = film.get().parts.find(({ key }) => key === deck.partKey());
    // An address that has run out is exchanged for the present one; a file that stays broken is left alone.
    if (part === undefined || part.src === null || deck.element.src.endsWith(part.src)) return;
    deck.reload(part);
    if (deck === pair.front()) place();
  }

  /** The last frame of a part is on screen: when its time is over the next part begins, or the film ends. */
  function goOn(part: FilmPart): void {
    const { parts, fps } = film.get();
    const next = parts[parts.indexOf(part) + 1];
    if (next === undefined) return onEnd();
    handOver = setTimeout(
      () => {
        handOver = undefined;
        frame.set(next.startFrame);
        const spare = pair.spare();
        if (next.src === null || spare?.partKey() !== next.key || spare.isBusy()) return place();
        run(spare);
        show(spare);
      },
      1000 / fps / speed.get(),
    );
  }

  /** Without a running file, time passes by itself: backwards, and where a still holds a place. */
  function onPace(framesOn: number): void {
    const before = partNow();
    const isBack = speed.get() < 0;
    if (isBack && pair.front()?.isBusy() === true) return;
    const wanted = frame.get() + (isBack ? -framesOn : framesOn);
    frame.set(clampFrame(film.get(), wanted));
    if (wanted < 0 || wanted >= film.get().frames) return onEnd();
    if (!isBack && partNow() === before) return;
    if (!isBack) pace.stop();
    place();
  }

  return {
    ...{ place, rest, mute: pair.mute, changeRate: pair.changeRate },
    attach: (first, second) => {
      const detach = pair.attach(first, second);
      place();
      return () => {
        rest();
        detach();
      };
    },
    runBackwards: (backwards) => pace.start(backwards * film.get().fps),
  };
}
