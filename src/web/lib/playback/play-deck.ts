import type { Store } from '../store.ts';
import type { Deck } from './deck.ts';

/** Runs a deck; silently where the browser does not let the page be heard before somebody has touched it. */
export async function playDeck(
  deck: Deck,
  speed: number,
  isMuted: Store<boolean>,
  onRefused: () => void,
): Promise<void> {
  deck.element.muted = isMuted.get();
  try {
    await deck.play(speed);
  } catch (error) {
    const { name } = error as Error;
    // It was stopped before it began.
    if (name === 'AbortError') return;
    if (name !== 'NotAllowedError' || isMuted.get()) return onRefused();
    isMuted.set(true);
    await playDeck(deck, speed, isMuted, onRefused);
  }
}
