import { useServerWords } from '../../lib/server-words.ts';
import { formatTimeLeft } from '../../lib/time.ts';
import type { StateKind } from '../../ui/state-line.tsx';
import { isRunning, stateWords, type VideoCard } from './card-state.ts';
import { useLibraryText } from './library-texts.ts';

/** Where a video stands, in words: what waits, what is made and how long that takes, or why it stopped. */
export function useStateText(): (card: VideoCard) => { readonly kind: StateKind; readonly text: string } {
  const t = useLibraryText();
  const inWords = useServerWords();
  return (card) => {
    const { kind, key } = stateWords(card.status);
    if (card.status === 'failed' && card.error_title !== null) return { kind, text: inWords(card.error_title) };
    const state = t(key);
    const seconds = isRunning(card) ? card.eta_seconds : null;
    return { kind, text: seconds === null ? state : t('withTimeLeft', { state, time: formatTimeLeft(seconds) }) };
  };
}
