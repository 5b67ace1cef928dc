import {
  MediaController,
  MediaFullscreenButton,
  MediaMuteButton,
  MediaPlayButton,
  MediaTimeDisplay,
  MediaTimeRange,
} from 'media-chrome/react';
import type { CSSProperties, Ref, ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** The controls lie over the picture, so their colours are the same in both themes. */
const controlColours = {
  '--media-primary-color': 'white',
  '--media-control-background': 'transparent',
  '--media-control-hover-background': 'oklch(1 0 0 / 0.14)',
  '--media-range-bar-color': 'var(--accent-media)',
  '--media-font-family': 'var(--font-mono)',
  '--media-font-size': 'var(--text-micro)',
  '--media-focus-box-shadow': 'inset 0 0 0 2px var(--accent-media)',
} as CSSProperties;

/** A film with its controls. The one place that knows who draws them. */
export function Player({
  src,
  poster,
  label,
  ref,
  autoPlay,
  isMuted,
  loop,
  className,
  aspect,
  hasControls = true,
  onTime,
  children,
}: {
  readonly src: string;
  readonly poster?: string | null | undefined;
  /** What is played. */
  readonly label: string;
  readonly ref?: Ref<HTMLVideoElement>;
  readonly autoPlay?: boolean;
  readonly isMuted?: boolean;
  readonly loop?: boolean;
  readonly className?: string;
  /** As CSS writes it. */
  readonly aspect?: string;
  readonly hasControls?: boolean;
  readonly onTime?: (seconds: number) => void;
  readonly children?: ReactNode;
}) {
  return (
    <MediaController
      className={cx('block overflow-hidden rounded-media bg-stage', className)}
      style={{ ...controlColours, ...(aspect && { aspectRatio: aspect }) }}
      hotkeys="nohotkeys"
      noHotkeys
    >
      <video
        slot="media"
        ref={ref}
        src={src}
        {...(poster && { poster })}
        aria-label={label}
        playsInline
        preload="metadata"
        autoPlay={autoPlay ?? false}
        muted={isMuted ?? false}
        loop={loop ?? false}
        onTimeUpdate={(event) => onTime?.(event.currentTarget.currentTime)}
        className="size-full object-contain"
      />
      {children}
      {hasControls && (
        <div className="flex w-full items-center bg-over">
          <MediaPlayButton />
          <MediaTimeRange />
          <MediaTimeDisplay showDuration />
          <MediaMuteButton />
          <MediaFullscreenButton />
        </div>
      )}
    </MediaController>
  );
}
