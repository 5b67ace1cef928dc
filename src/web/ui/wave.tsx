import { useEffect, useRef } from 'react';
import type WaveSurfer from 'wavesurfer.js';
import { cspNonce } from '../lib/csp-nonce.ts';
import type { Playback } from '../lib/playback/playback.ts';
import { useThemeChoice } from '../lib/theme.ts';

/** A sound as it is drawn: loud moments are high; what has been played is stronger. Decoration. */
export function Wave({
  peaks,
  seconds,
  offsetSeconds = 0,
  playback,
  height,
  className,
}: {
  /** 0 to 1, in parts of equal length. */
  readonly peaks: readonly number[];
  readonly seconds: number;
  /** Where in the film it begins. */
  readonly offsetSeconds?: number;
  readonly playback: Playback;
  /** `auto` fills its place. */
  readonly height: number | 'auto';
  readonly className?: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const theme = useThemeChoice();
  useEffect(() => {
    let wave: WaveSurfer | undefined;
    let isGone = false;
    const follow = (): void => {
      const { fps } = playback.film.get();
      wave?.setTime(Math.max(0, Math.min(seconds, playback.frame.get() / fps - offsetSeconds)));
    };
    const stopFollowing = playback.frame.subscribe(follow);
    // The drawing of waves comes when the first one is seen.
    void import('wavesurfer.js').then(({ default: library }) => {
      if (isGone || place.current === null) return;
      const colours = getComputedStyle(place.current);
      wave = library.create({
        container: place.current,
        ...{ height, normalize: false, interact: false, cursorWidth: 0, hideScrollbar: true },
        ...{ barWidth: 2, barGap: 1, barRadius: 1, barMinHeight: 1, minPxPerSec: 0 },
        waveColor: colours.getPropertyValue('--edge'),
        progressColor: colours.getPropertyValue('--text-2'),
        peaks: [[...peaks]],
        duration: Math.max(0.01, seconds),
        ...(cspNonce !== undefined && { cspNonce }),
      });
      wave.on('ready', follow);
    });
    return () => {
      isGone = true;
      stopFollowing();
      wave?.destroy();
    };
  }, [peaks, seconds, offsetSeconds, playback, height, theme]);
  return <div ref={place} aria-hidden className={className} />;
}
