import { createStore, type Store } from '../store.ts';
import { createDeck, type Deck } from './deck.ts';
import { clampFrame, isSameFilm, partIndexAt, sceneFrom, type Film, type FilmPart } from './film.ts';
import { createPace } from './pace.ts';

/** Plays a film made of several files as one. The number of the frame on screen is always exact. */
export interface Playback {
  readonly film: Store<Film>;
  /** The frame on screen. */
  readonly frame: Store<number>;
  /** 0 while it stands, 1 at its own speed, 2 and 4 faster; negative backwards. */
  readonly speed: Store<number>;
  readonly isMuted: Store<boolean>;
  /** The picture that stands where there is no file; null where a file is shown. */
  readonly still: Store<string | null>;
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
  const film = createStore(first);
  const frame = createStore(0);
  const speed = createStore(0);
  const isMuted = createStore(false);
  const still = createStore<string | null>(first.parts[0]?.src === null ? (first.parts[0]?.still ?? null) : null);
  let decks: readonly Deck[] = [];
  let front: Deck | null = null;
  let handOver: ReturnType<typeof setTimeout> | undefined;

  const partNow = (): FilmPart | undefined => film.get().parts[partIndexAt(film.get(), frame.get())];
  const pace = createPace((framesOn) => onPace(framesOn));
  const rest = (): void => {
    pace.stop();
    clearTimeout(handOver);
    handOver = undefined;
    for (const deck of decks) deck.pause();
  };

  function bringToFront(deck: Deck | null): void {
    front = deck;
    for (const each of decks) {
      each.element.toggleAttribute('data-front', each === deck);
      if (each !== deck) each.pause();
    }
    still.set(deck === null ? (partNow()?.still ?? null) : null);
    getReady(partIndexAt(film.get(), frame.get()) + 1);
  }

  /** Takes the next file in while the present one is shown. */
  function getReady(index: number): void {
    const part = film.get().parts[index];
    const spare = decks.find((deck) => deck !== front);
    if (part === undefined || part.src === null || spare === undefined || spare.partKey() === part.key) return;
    spare.load(part);
    spare.show(0, film.get().fps);
  }

  /** Shows the frame that is asked for; the old picture stays until the new one is there, so that nothing flickers. */
  function place(): void {
    const { fps } = film.get();
    const part = partNow();
    if (part === undefined || decks.length === 0) return;
    if (part.src === null) {
      bringToFront(null);
      if (speed.get() > 0) pace.start(speed.get() * fps);
      return;
    }
    const deck = decks.find((each) => each.partKey() === part.key) ?? decks.find((each) => each !== front) ?? decks[0]!;
    deck.load(part);
    deck.show(frame.get() - part.startFrame, fps, () => {
      if (partNow()?.key !== part.key) return;
      if (front !== deck) bringToFront(deck);
      if (speed.get() > 0) void run(deck);
    });
  }

  async function run(deck: Deck): Promise<void> {
    pace.stop();
    deck.element.muted = isMuted.get();
    try {
      await deck.play(speed.get());
    } catch (error) {
      const { name } = error as Error;
      if (name === 'AbortError') return;
      // Browsers let a page be heard only after somebody has touched it.
      if (name !== 'NotAllowedError' || isMuted.get()) return pause();
      isMuted.set(true);
      await run(deck);
    }
  }

  function onFrame(localFrame: number): void {
    const part = partNow();
    if (speed.get() <= 0 || part === undefined || handOver !== undefined) return;
    frame.set(part.startFrame + Math.min(localFrame, part.frames - 1));
    if (localFrame >= part.frames - 1) goOn(part);
  }

  /** The last frame of a part is on screen: when its time is over the next part begins, or the film ends. */
  function goOn(part: FilmPart): void {
    const { parts, fps } = film.get();
    const next = parts[parts.indexOf(part) + 1];
    if (next === undefined) return pause();
    handOver = setTimeout(
      () => {
        handOver = undefined;
        frame.set(next.startFrame);
        const spare = decks.find((deck) => deck !== front);
        if (next.src === null || spare?.partKey() !== next.key || spare.isBusy()) return place();
        void run(spare);
        bringToFront(spare);
      },
      1000 / fps / speed.get(),
    );
  }

  /** Without a running file, time passes by itself: backwards, and where a still holds a place. */
  function onPace(framesOn: number): void {
    const before = partNow();
    const isBack = speed.get() < 0;
    if (isBack && front?.isBusy() === true) return;
    const wanted = frame.get() + (isBack ? -framesOn : framesOn);
    frame.set(clampFrame(film.get(), wanted));
    if (wanted < 0 || wanted >= film.get().frames) return pause();
    if (isBack || partNow() !== before) {
      if (!isBack) pace.stop();
      place();
    }
  }

  function setSpeed(next: number): void {
    const before = speed.get();
    if (next === 0) return pause();
    speed.set(next);
    if (before > 0 && next > 0 && front !== null) return void (front.element.playbackRate = next);
    rest();
    if (next < 0) return pace.start(-next * film.get().fps);
    if (frame.get() >= film.get().frames - 1) frame.set(0);
    place();
  }

  function pause(): void {
    speed.set(0);
    rest();
    // What is on screen may be a frame further than what was told last.
    place();
  }

  function seek(wanted: number): void {
    frame.set(clampFrame(film.get(), wanted));
    if (speed.get() < 0) speed.set(0);
    if (speed.get() !== 0 || front === null) rest();
    place();
  }

  function attach(...elements: readonly HTMLVideoElement[]): () => void {
    const made = elements.map((element) => {
      const deck: Deck = createDeck(element, {
        onFrame: (localFrame) => {
          if (deck === front) onFrame(localFrame);
        },
        onEnded: () => {
          const part = partNow();
          if (deck === front && handOver === undefined && part !== undefined && speed.get() > 0) goOn(part);
        },
        onBroken: () => {
          const part = film.get().parts.find(({ key }) => key === deck.partKey());
          if (part?.src != null && !element.src.endsWith(part.src)) deck.reload(part);
          if (deck === front) place();
        },
      });
      return deck;
    });
    decks = made;
    place();
    return () => {
      rest();
      for (const deck of made) deck.detach();
      decks = [];
      front = null;
      speed.set(0);
    };
  }

  return {
    ...{ film, frame, speed, isMuted, still, attach, pause, seek },
    setFilm: (next) => {
      const isSame = isSameFilm(film.get(), next);
      film.set(next);
      if (isSame) return;
      frame.set((at) => clampFrame(next, at));
      place();
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
      for (const deck of decks) deck.element.muted = isMuted.get();
    },
  };
}
