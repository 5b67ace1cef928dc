import { createDeck, type Deck } from '../../lib/playback/deck.ts';
import { clampFrame, sceneFrom, type Film, type FilmPart } from '../../lib/playback/film.ts';
import { createPace } from '../../lib/playback/pace.ts';
import { playDeck } from '../../lib/playback/play-deck.ts';
import type { Playback } from '../../lib/playback/playback.ts';
import { createStore } from '../../lib/store.ts';
import { createFramePairs, type SideName } from './frame-pairs.ts';

/** What is played in step: a film, and the file of each side. */
export interface FilmPair {
  /** Frames of the longer one; its one part is A's file. */
  readonly film: Film;
  readonly a: FilmPart;
  readonly b: FilmPart;
}

/** Where the sides are drawn. */
export type PairCanvases = Readonly<Record<SideName, HTMLCanvasElement>>;

/** Plays two films as one. What is on screen of both never lies further apart than one frame. */
export interface PairPlayback extends Playback {
  readonly setPair: (pair: FilmPair) => void;
  /** Gives it where to draw; returns how to take that back. */
  readonly drawOn: (canvases: PairCanvases) => () => void;
  /** The side that is heard. */
  readonly listenTo: (side: SideName) => void;
}

const sides = ['a', 'b'] as const;
const fastest = 4;

/** Makes a player of two films. */
export function createPairPlayback(first: FilmPair): PairPlayback {
  let pair = first;
  const [film, frame, speed] = [createStore(first.film), createStore(0), createStore(0)];
  const isMuted = createStore(false);
  const still = createStore<string | null>(null);
  const pairs = createFramePairs();
  const pace = createPace(onPace);
  let decks: Readonly<Record<SideName, Deck>> | null = null;
  let canvases: PairCanvases | null = null;
  let heard: SideName = 'a';
  /** Frames that were drawn aside since the other side has not brought theirs yet. */
  const aside: Partial<Record<SideName, OffscreenCanvas>> = {};
  let isPlacing = false;
  let wanted: number | null = null;

  const lastFrame = (side: SideName): number => pair[side].frames - 1;

  function draw(side: SideName, number: number): void {
    const canvas = canvases?.[side];
    const source = aside[side] ?? decks?.[side].element;
    if (canvas === undefined || source === undefined) return;
    paint(canvas, source);
    delete aside[side];
    canvas.dataset.frame = String(number);
  }

  /** A frame has come: shown at once when it belongs to what the other side shows, else kept aside. */
  function onFrame(side: SideName, localFrame: number): void {
    if (speed.get() <= 0 || isPlacing || decks === null) return;
    const number = Math.min(localFrame, lastFrame(side));
    const { shown, waiting } = pairs.bring(side, number);
    if (shown === null) keepAside(side);
    else {
      // What was kept before is older than what has just come.
      delete aside[side];
      for (const each of sides) if (each === side || aside[each] !== undefined) draw(each, shown[each]);
      frame.set(clampFrame(film.get(), Math.max(shown.a, shown.b)));
    }
    for (const each of sides) keepGoing(each, each !== waiting);
    if (number >= lastFrame(side)) onEnded(side);
  }

  function keepAside(side: SideName): void {
    const element = decks?.[side].element;
    if (element === undefined || element.videoWidth === 0) return;
    aside[side] ??= new OffscreenCanvas(element.videoWidth, element.videoHeight);
    aside[side].getContext('2d')?.drawImage(element, 0, 0);
  }

  function keepGoing(side: SideName, mayRun: boolean): void {
    const deck = decks?.[side];
    if (deck === undefined || deck.element.ended) return;
    if (mayRun && deck.element.paused) void playDeck(deck, speed.get(), muted(side), pause);
    else if (!mayRun && !deck.element.paused) deck.pause();
  }

  function onEnded(side: SideName): void {
    pairs.end(side);
    if (sides.every((each) => frame.get() >= lastFrame(each))) return pause();
    keepGoing(side === 'a' ? 'b' : 'a', true);
  }

  /** Only one side is heard. */
  const muted = (side: SideName): typeof isMuted => (side === heard ? isMuted : silent);

  function rest(): void {
    pace.stop();
    if (decks !== null) for (const side of sides) decks[side].pause();
  }

  /** Shows the present frame on both sides, then runs on when it is running. Quick wishes wait for the picture before. */
  function place(): void {
    if (decks === null) return;
    if (isPlacing) {
      wanted = frame.get();
      return;
    }
    isPlacing = true;
    wanted = null;
    const number = frame.get();
    const open = new Set<SideName>(sides);
    for (const side of sides) {
      const own = Math.min(number, lastFrame(side));
      decks[side].show(own, film.get().fps, () => {
        open.delete(side);
        if (open.size === 0) onPlaced(number);
      });
    }
  }

  function onPlaced(number: number): void {
    isPlacing = false;
    pairs.reset(number);
    for (const side of sides) {
      delete aside[side];
      const own = Math.min(number, lastFrame(side));
      draw(side, own);
      // Some browsers tell that they have arrived a moment before the picture is there.
      decks?.[side].element.requestVideoFrameCallback(() => {
        if (speed.get() === 0 && !isPlacing && frame.get() === number) draw(side, own);
      });
      if (number > lastFrame(side)) pairs.end(side);
    }
    if (wanted !== null && wanted !== number) return place();
    if (speed.get() <= 0 || decks === null) return;
    for (const side of sides) if (number < lastFrame(side)) keepGoing(side, true);
  }

  /** Backwards there is nothing that runs by itself. */
  function onPace(framesOn: number): void {
    if (isPlacing) return;
    const before = frame.get() - framesOn;
    frame.set(clampFrame(film.get(), before));
    if (before < 0) return pause();
    place();
  }

  function setSpeed(next: number): void {
    if (next === 0) return pause();
    speed.set(next);
    rest();
    if (next < 0) return pace.start(-next * film.get().fps);
    if (frame.get() >= film.get().frames - 1) frame.set(0);
    place();
  }

  function pause(): void {
    speed.set(0);
    rest();
    place();
  }

  function seek(number: number): void {
    frame.set(clampFrame(film.get(), number));
    if (speed.get() < 0) speed.set(0);
    rest();
    place();
  }

  function load(): void {
    if (decks === null) return;
    isPlacing = false;
    for (const side of sides) decks[side].load(pair[side]);
    rest();
    place();
  }

  function setPair(next: FilmPair): void {
    const isSame = sides.every((side) => next[side].key === pair[side].key);
    pair = next;
    film.set(next.film);
    if (isSame) return;
    speed.set(0);
    frame.set((at) => clampFrame(next.film, at));
    load();
  }

  function attach(one: HTMLVideoElement, other: HTMLVideoElement): () => void {
    const deckOf = (side: SideName, element: HTMLVideoElement): Deck =>
      createDeck(element, {
        onFrame: (localFrame) => onFrame(side, localFrame),
        onEnded: () => onFrame(side, lastFrame(side)),
        // An address that has run out is exchanged for the present one.
        onBroken: () => {
          const { src } = pair[side];
          if (src !== null && !element.src.endsWith(src)) decks?.[side].reload(pair[side]);
        },
      });
    const made = { a: deckOf('a', one), b: deckOf('b', other) };
    decks = made;
    load();
    return () => {
      speed.set(0);
      pace.stop();
      for (const side of sides) made[side].detach();
      decks = null;
      isPlacing = false;
    };
  }

  return {
    ...{ film, frame, speed, isMuted, still, pause, seek, setPair, attach },
    drawOn: (next) => {
      canvases = next;
      if (!isPlacing) place();
      return () => (canvases = null);
    },
    listenTo: (side) => {
      heard = side;
      if (decks !== null) for (const each of sides) decks[each].element.muted = muted(each).get();
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
      if (decks !== null) decks[heard].element.muted = isMuted.get();
    },
  };
}

/** What is not heard. */
const silent = createStore(true);

function paint(canvas: HTMLCanvasElement, source: HTMLVideoElement | OffscreenCanvas): void {
  const width = source instanceof HTMLVideoElement ? source.videoWidth : source.width;
  const height = source instanceof HTMLVideoElement ? source.videoHeight : source.height;
  if (width === 0) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext('2d')?.drawImage(source, 0, 0);
}
