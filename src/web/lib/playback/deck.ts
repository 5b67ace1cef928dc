import { frameOfStamp, seekSecondsOf, type FilmPart } from './film.ts';

/** What a deck tells of its file. */
export interface DeckListener {
  /** A frame of the file is on screen while it plays. */
  readonly onFrame: (localFrame: number) => void;
  readonly onEnded: () => void;
  /** The file cannot be read any more, for example since its address has run out. */
  readonly onBroken: () => void;
}

/** One of two players that hand over to each other: a file, a frame of it, and whether it runs. */
export interface Deck {
  readonly element: HTMLVideoElement;
  readonly partKey: () => string | null;
  /** Takes a file in; nothing happens when it is in already. */
  readonly load: (part: FilmPart) => void;
  /** Takes the same file in once more from its present address, for example when the former one has run out. */
  readonly reload: (part: FilmPart) => void;
  /** Shows one frame and tells when its picture is there. Of several wishes in quick succession the last one counts. */
  readonly show: (localFrame: number, fps: number, onShown?: () => void) => void;
  readonly isBusy: () => boolean;
  readonly play: (speed: number) => Promise<void>;
  readonly pause: () => void;
  readonly detach: () => void;
}

interface Wish {
  readonly seconds: number;
  readonly onShown: (() => void) | undefined;
}

/** Makes a deck of a video element. */
export function createDeck(element: HTMLVideoElement, listener: DeckListener): Deck {
  let key: string | null = null;
  let fps = 24;
  let wish: Wish | null = null;
  let isSeeking = false;
  let callback = 0;

  const seekNow = (): void => {
    if (wish === null || isSeeking || element.readyState < HTMLMediaElement.HAVE_METADATA) return;
    isSeeking = true;
    element.currentTime = wish.seconds;
  };
  const onSeeked = (): void => {
    isSeeking = false;
    if (wish === null) return;
    if (Math.abs(element.currentTime - wish.seconds) > 0.001) return seekNow();
    const { onShown } = wish;
    wish = null;
    onShown?.();
  };
  const onPresented = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
    callback = element.requestVideoFrameCallback(onPresented);
    if (!element.paused && !isSeeking) listener.onFrame(frameOfStamp(mediaTime, fps));
  };
  element.addEventListener('loadedmetadata', seekNow);
  element.addEventListener('seeked', onSeeked);
  element.addEventListener('ended', listener.onEnded);
  element.addEventListener('error', listener.onBroken);
  callback = element.requestVideoFrameCallback(onPresented);

  const reload = (part: FilmPart): void => {
    key = part.key;
    wish = null;
    isSeeking = false;
    element.preload = 'auto';
    element.src = part.src ?? '';
  };
  return {
    element,
    partKey: () => key,
    load: (part) => {
      if (part.key !== key) reload(part);
    },
    reload,
    show: (localFrame, framesPerSecond, onShown) => {
      fps = framesPerSecond;
      wish = { seconds: seekSecondsOf(localFrame, fps), onShown };
      seekNow();
    },
    isBusy: () => isSeeking || wish !== null,
    play: async (speed) => {
      element.playbackRate = speed;
      await element.play();
    },
    pause: () => element.pause(),
    detach: () => {
      element.cancelVideoFrameCallback(callback);
      element.removeEventListener('loadedmetadata', seekNow);
      element.removeEventListener('seeked', onSeeked);
      element.removeEventListener('ended', listener.onEnded);
      element.removeEventListener('error', listener.onBroken);
      element.pause();
      element.removeAttribute('src');
      element.load();
    },
  };
}
