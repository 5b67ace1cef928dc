import type { RefObject } from 'react';
import { useCommands } from '../commands.ts';
import { usePlaybackText } from './playback-texts.ts';
import type { Playback } from './playback.ts';

/** The keys of the player: Space, J K L, arrows, Home, End, M, F. `stage` is what fills the screen. */
export function usePlaybackCommands(
  playback: Playback,
  stage: RefObject<HTMLElement | null>,
  { hasSound }: { readonly hasSound: boolean },
): void {
  const t = usePlaybackText();
  const isPlaying = playback.speed.use() !== 0;
  const isMuted = playback.isMuted.use();
  const group = t('player');
  const { seek, step, goToScene, shuttle } = playback;
  useCommands([
    { id: 'player.toggle', label: t(isPlaying ? 'pause' : 'play'), group, keys: 'space', run: playback.toggle },
    { id: 'player.backwards', label: t('backwards'), group, keys: 'j', run: () => shuttle(-1) },
    { id: 'player.stop', label: t('pause'), group, keys: 'k', run: playback.pause },
    { id: 'player.forwards', label: t('forwards'), group, keys: 'l', run: () => shuttle(1) },
    { id: 'player.frame.next', label: t('nextFrame'), group, keys: 'arrowright', run: () => step(1) },
    { id: 'player.frame.previous', label: t('previousFrame'), group, keys: 'arrowleft', run: () => step(-1) },
    { id: 'player.scene.next', label: t('nextScene'), group, keys: 'shift+arrowright', run: () => goToScene(1) },
    {
      id: 'player.scene.previous',
      label: t('previousScene'),
      group,
      keys: 'shift+arrowleft',
      run: () => goToScene(-1),
    },
    { id: 'player.start', label: t('toStart'), group, keys: 'home', run: () => seek(0) },
    { id: 'player.end', label: t('toEnd'), group, keys: 'end', run: () => seek(playback.film.get().frames - 1) },
    {
      id: 'player.mute',
      label: t(isMuted ? 'unmute' : 'mute'),
      group,
      keys: 'm',
      isDisabled: !hasSound,
      run: playback.toggleMuted,
    },
    { id: 'player.full', label: t('fullScreen'), group, keys: 'f', run: () => toggleFullScreen(stage.current) },
  ]);
}

/** Fills the screen with an element, or goes back. */
export function toggleFullScreen(element: HTMLElement | null): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  else void element?.requestFullscreen();
}
