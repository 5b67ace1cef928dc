import { useEffect, useRef } from 'react';
import type WaveSurfer from 'wavesurfer.js';
import { cspNonce } from '../lib/csp-nonce.ts';
import { loadPart } from '../lib/load-part.ts';
import type { Playback } from '../lib/playback/playback.ts';
import { useThemeChoice } from '../lib/theme.ts';

interface WaveProps {
  /** 0 to 1, in parts of equal length. */
  readonly peaks: readonly number[];
  readonly seconds: number;
  /** Where in the film it begins. */
  readonly offsetSeconds?: number;
  readonly playback: Playback;
  /** `auto` fills its place. */
  readonly height: number | 'auto';
  readonly className?: string;
}

/** A sound as it is drawn: loud moments are high; what has been played is stronger. Decoration. */
export function Wave(props: WaveProps) {
  // It is painted in the colours of the theme, so another theme is another painting.
  return <PaintedWave key={useThemeChoice()} {...props} />;
}

function PaintedWave({ peaks, seconds, offsetSeconds = 0, playback, height, className }: WaveProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let wave: WaveSurfer | undefined;
    let isGone = false;
    const follow = (): void => {
      const { fps } = playback.film.get();
      wave?.setTime(Math.max(0, Math.min(seconds, playback.frame.get() / fps - offsetSeconds)));
    };
    const stopFollowing = playback.frame.subscribe(follow);
    // The drawing of waves comes when the first one is seen.
    void loadPart(() => import('wavesurfer.js')).then(({ default: library }) => {
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
  }, [peaks, seconds, offsetSeconds, playback, height]);
  return <div ref={place} aria-hidden className={className} />;
}
