import { createDeck, type Deck } from '../../lib/playback/deck.ts';
import { clampFrame, type Film, type FilmPart } from '../../lib/playback/film.ts';
import { playDeck } from '../../lib/playback/play-deck.ts';
import { createStore, type Store } from '../../lib/store.ts';
import { createFramePairs, type SideName } from './frame-pairs.ts';
import type { PairScreen } from './pair-screen.ts';

/** What is played in step: a film, and the file of each side. */
export interface FilmPair {
  /** Frames of the longer one; its one part is A's file. */
  readonly film: Film;
  readonly a: FilmPart;
  readonly b: FilmPart;
}

/** What the two sides show; read and written by whoever drives them. */
export interface PairState {
  readonly pair: Store<FilmPair>;
  readonly frame: Store<number>;
  /** 0 while it stands; negative backwards. */
  readonly speed: Store<number>;
  readonly isMuted: Store<boolean>;
  /** The side that is heard. */
  readonly heard: Store<SideName>;
}

/** Brings both sides to the screen, in step. */
export interface PairRunner {
  readonly attach: (a: HTMLVideoElement, b: HTMLVideoElement) => () => void;
  /** Takes the present files in. */
  readonly load: () => void;
  /** Shows the present frame on both sides, then runs on when it is running. Quick wishes wait for the one before. */
  readonly place: () => void;
  readonly isPlacing: () => boolean;
  readonly rest: () => void;
  /** Takes over which side is heard, and whether. */
  readonly mute: () => void;
}

type Decks = Readonly<Record<SideName, Deck>>;

export const sides = ['a', 'b'] as const;
const silent = createStore(true);

/** Makes one for a state. `onEnd` hears that both sides are over. */
export function createPairRunner(state: PairState, screen: PairScreen, onEnd: () => void): PairRunner {
  const { pair, frame, speed, heard } = state;
  const pairs = createFramePairs();
  let decks: Decks | null = null;
  /** Sides that have come to their end. */
  const over = new Set<SideName>();
  let isPlacing = false;
  let wanted: number | null = null;
  const lastFrame = (side: SideName): number => pair.get()[side].frames - 1;
  const mutedOf = (side: SideName): Store<boolean> => (side === heard.get() ? state.isMuted : silent);

  /** A frame has come: shown at once when it belongs to what the other side shows, else kept until it does. */
  function onFrame(side: SideName, isLast: boolean): void {
    if (speed.get() <= 0 || isPlacing || decks === null) return;
    const number = Math.min(screen.take(side, decks[side].element, pair.get().film.fps), lastFrame(side));
    const { shown, waiting } = pairs.bring(side, number);
    if (shown !== null) {
      for (const each of sides) if (screen.hasTaken(each)) screen.show(each, shown[each]);
      frame.set(clampFrame(pair.get().film, Math.max(shown.a, shown.b)));
    }
    for (const each of sides) keepGoing(each, each !== waiting);
    if (isLast || number >= lastFrame(side)) onSideEnd(side);
  }

  function keepGoing(side: SideName, mayRun: boolean): void {
    const deck = decks?.[side];
    if (deck === undefined || deck.element.ended) return;
    if (mayRun && deck.element.paused) void playDeck(deck, speed.get(), mutedOf(side), onEnd);
    else if (!mayRun && !deck.element.paused) deck.pause();
  }

  function onSideEnd(side: SideName): void {
    pairs.end(side);
    over.add(side);
    if (over.size === sides.length) return onEnd();
    keepGoing(side === 'a' ? 'b' : 'a', true);
  }

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
      decks[side].show(Math.min(number, lastFrame(side)), pair.get().film.fps, () => {
        open.delete(side);
        if (open.size === 0 && decks !== null) onPlaced(decks, number);
      });
    }
  }

  function onPlaced(placed: Decks, number: number): void {
    isPlacing = false;
    pairs.reset(number);
    over.clear();
    for (const side of sides) {
      const { element } = placed[side];
      const draw = (): void => screen.show(side, screen.take(side, element, pair.get().film.fps));
      draw();
      // Some browsers tell that they have arrived a moment before the picture is there.
      element.requestVideoFrameCallback(() => {
        if (decks === placed && speed.get() === 0 && !isPlacing && frame.get() === number) draw();
      });
      if (number <= lastFrame(side)) continue;
      pairs.end(side);
      over.add(side);
    }
    if (wanted !== null && wanted !== number) return place();
    if (speed.get() <= 0) return;
    for (const side of sides) if (number < lastFrame(side)) keepGoing(side, true);
  }

  function rest(): void {
    for (const side of sides) decks?.[side].pause();
  }

  function load(): void {
    isPlacing = false;
    for (const side of sides) decks?.[side].load(pair.get()[side]);
    rest();
    place();
  }

  return {
    ...{ load, place, rest, isPlacing: () => isPlacing },
    attach: (one, other) => {
      const made = attachDecks({ a: one, b: other }, pair, onFrame);
      decks = made;
      load();
      return () => {
        for (const side of sides) made[side].detach();
        for (const side of sides) screen.forget(side);
        decks = null;
        isPlacing = false;
      };
    },
    mute: () => {
      if (decks !== null) for (const side of sides) decks[side].element.muted = mutedOf(side).get();
    },
  };
}

function attachDecks(
  elements: Readonly<Record<SideName, HTMLVideoElement>>,
  pair: Store<FilmPair>,
  onFrame: (side: SideName, isLast: boolean) => void,
): Decks {
  const deckOf = (side: SideName): Deck => {
    const deck: Deck = createDeck(elements[side], {
      onFrame: () => onFrame(side, false),
      onEnded: () => onFrame(side, true),
      // An address that has run out is exchanged for the present one.
      onBroken: () => {
        const part = pair.get()[side];
        if (part.src !== null && !elements[side].src.endsWith(part.src)) deck.reload(part);
      },
    });
    return deck;
  };
  return { a: deckOf('a'), b: deckOf('b') };
}
