import { Maximize, Pause, Play, SkipBack, SkipForward, Volume2, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';
import { usePlaybackText } from '../lib/playback/playback-texts.ts';
import type { Playback } from '../lib/playback/playback.ts';
import { formatClock } from '../lib/time.ts';
import { IconButton } from './icon-button.tsx';

/** Below a film: where it stands, scene back, play, scene on, sound and full screen. */
export function Transport({
  playback,
  hasSound,
  onFullScreen,
  className,
  children,
}: {
  readonly playback: Playback;
  readonly hasSound: boolean;
  readonly onFullScreen: () => void;
  readonly className?: string;
  /** Further controls, before sound and full screen. */
  readonly children?: ReactNode;
}) {
  const t = usePlaybackText();
  const isMuted = playback.isMuted.use();
  return (
    <div className={cx('grid h-12 shrink-0 grid-cols-[1fr_auto_1fr] items-center gap-2 px-4', className)}>
      <Timecode playback={playback} />
      <div className="flex items-center gap-1">
        <IconButton label={t('previousScene')} keys="shift+arrowleft" onClick={() => playback.goToScene(-1)}>
          <SkipBack size={15} fill="currentColor" aria-hidden />
        </IconButton>
        <PlayButton playback={playback} />
        <IconButton label={t('nextScene')} keys="shift+arrowright" onClick={() => playback.goToScene(1)}>
          <SkipForward size={15} fill="currentColor" aria-hidden />
        </IconButton>
      </div>
      <div className="flex items-center justify-end gap-0.5">
        {children}
        {hasSound && (
          <IconButton label={t(isMuted ? 'unmute' : 'mute')} keys="m" onClick={playback.toggleMuted}>
            {isMuted ? <VolumeX size={15} aria-hidden /> : <Volume2 size={15} aria-hidden />}
          </IconButton>
        )}
        <IconButton label={t('fullScreen')} keys="f" onClick={onFullScreen}>
          <Maximize size={14} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

function PlayButton({ playback }: { readonly playback: Playback }) {
  const t = usePlaybackText();
  const isPlaying = playback.speed.use() !== 0;
  return (
    <button
      type="button"
      aria-label={t(isPlaying ? 'pause' : 'play')}
      aria-keyshortcuts="Space"
      onClick={playback.toggle}
      className="t-quick mx-1 flex size-9 items-center justify-center rounded-full bg-ink text-on-ink transition-opacity hover:opacity-90 pointer-coarse:size-11"
    >
      {isPlaying ? (
        <Pause size={15} fill="currentColor" aria-hidden />
      ) : (
        <Play size={15} fill="currentColor" className="ml-[2px]" aria-hidden />
      )}
    </button>
  );
}

/** Alone in being drawn anew with every frame. */
function Timecode({ playback }: { readonly playback: Playback }) {
  const t = usePlaybackText();
  const { fps, frames } = playback.film.use();
  const frame = playback.frame.use();
  const speed = playback.speed.use();
  return (
    <p className="tc small truncate text-text" title={t('frameNumber', { frame })} data-frame={frame}>
      {formatClock(frame / fps)} <span className="text-text-3 max-[400px]:hidden">/ {formatClock(frames / fps)}</span>
      {speed !== 0 && speed !== 1 && <span className="ml-2 text-accent-text">{speed}×</span>}
    </p>
  );
}
