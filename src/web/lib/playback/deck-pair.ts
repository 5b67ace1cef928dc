import { createDeck, type Deck } from './deck.ts';
import type { FilmPart } from './film.ts';

/** What a pair of decks tells of the one that is seen, and of both when a file breaks. */
export interface DeckPairListener {
  readonly onFrame: (localFrame: number) => void;
  readonly onEnded: () => void;
  readonly onBroken: (deck: Deck) => void;
}

/** Two decks in the same place: one is seen, the other gets the next file ready. */
export interface DeckPair {
  /** Takes two elements; returns how to give them back. */
  readonly attach: (...elements: readonly HTMLVideoElement[]) => () => void;
  readonly isAttached: () => boolean;
  /** The one that is seen; null when a still is. */
  readonly front: () => Deck | null;
  /** The one that holds a part, else the one that is free to take it in. */
  readonly deckFor: (part: FilmPart) => Deck | undefined;
  readonly spare: () => Deck | undefined;
  /** Shows one and stops the other; null shows neither. */
  readonly bringToFront: (deck: Deck | null) => void;
  readonly rest: () => void;
  readonly mute: (isMuted: boolean) => void;
  /** Lets the one that is seen run at another speed; false when it stands. */
  readonly changeRate: (speed: number) => boolean;
}

export function createDeckPair(listener: DeckPairListener): DeckPair {
  let decks: readonly Deck[] = [];
  let front: Deck | null = null;
  const spare = (): Deck | undefined => decks.find((deck) => deck !== front);
  return {
    attach: (...elements) => {
      const made = elements.map((element) => {
        const deck: Deck = createDeck(element, {
          onFrame: (localFrame) => {
            if (deck === front) listener.onFrame(localFrame);
          },
          onEnded: () => {
            if (deck === front) listener.onEnded();
          },
          onBroken: () => listener.onBroken(deck),
        });
        return deck;
      });
      decks = made;
      return () => {
        for (const deck of made) deck.detach();
        decks = [];
        front = null;
      };
    },
    isAttached: () => decks.length > 0,
    front: () => front,
    spare,
    deckFor: ({ key }) => decks.find((deck) => deck.partKey() === key) ?? spare(),
    bringToFront: (deck) => {
      front = deck;
      for (const each of decks) {
        each.element.toggleAttribute('data-front', each === deck);
        if (each !== deck) each.pause();
      }
    },
    rest: () => {
      for (const deck of decks) deck.pause();
    },
    changeRate: (speed) => {
      if (front === null || front.element.paused) return false;
      front.element.playbackRate = speed;
      return true;
    },
    mute: (isMuted) => {
      for (const { element } of decks) element.muted = isMuted;
    },
  };
}
