import { createStore } from '../../lib/store.ts';

/** The song that plays now, by its asset; null when none does. */
const playing = createStore<string | null>(null);
let sound: HTMLAudioElement | null = null;

export const usePlayingSong = playing.use;

/** Plays a song from its beginning, or stops it; one at a time. `onFail` is told when the browser cannot. */
export function toggleSong(assetId: string, url: string, onFail: () => void): void {
  const wasPlaying = playing.get() === assetId;
  stopSong();
  if (wasPlaying) return;
  const next = new Audio(url);
  next.addEventListener('ended', stopSong);
  sound = next;
  playing.set(assetId);
  next.play().catch(() => {
    // Another one was asked for meanwhile.
    if (sound !== next) return;
    stopSong();
    onFail();
  });
}

export function stopSong(): void {
  sound?.pause();
  sound = null;
  playing.set(null);
}
