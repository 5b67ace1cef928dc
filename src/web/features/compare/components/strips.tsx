import { memo, useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { cx } from '../../../lib/class-names.ts';
import { usePlaybackText } from '../../../lib/playback/playback-texts.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { useCompareText } from '../compare-texts.ts';
import type { PairPlayback } from '../pair-playback.ts';
import { SideDisc } from './side-disc.tsx';

interface StripsProps {
  readonly a: CheckpointView;
  readonly b: CheckpointView;
  readonly differing: ReadonlySet<number>;
  /** The beat that is looked at, where beats are compared one by one; null where whole films are. */
  readonly beatIndex: number | null;
  /** The line through both strips; null where there is no film. */
  readonly playback: PairPlayback | null;
  /** Seconds into the ad. */
  readonly onSeek: (seconds: number) => void;
}

/** The beats of both sides below each other: equal ones are dim, differing ones lit. Pressing and dragging seeks. */
export function Strips({ a, b, differing, beatIndex, playback, onSeek }: StripsProps) {
  const t = useCompareText();
  const lanes = useRef<HTMLDivElement>(null);
  const seconds = Math.max(a.spec.duration_seconds, b.spec.duration_seconds);
  const seek = ({ clientX }: { readonly clientX: number }): void => {
    const box = lanes.current?.getBoundingClientRect();
    if (box !== undefined) onSeek(Math.max(0, Math.min(seconds, ((clientX - box.left) / box.width) * seconds)));
  };
  const press = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    seek(event);
  };
  return (
    <section aria-label={t('strips')} className="flex shrink-0 gap-3 border-t border-line bg-surface px-4 py-3">
      <div className="flex flex-col justify-around">
        <SideDisc side="A" />
        <SideDisc side="B" />
      </div>
      <div
        ref={lanes}
        className="relative flex min-w-0 flex-1 cursor-pointer touch-none flex-col gap-1.5"
        onPointerDown={press}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seek(event)}
      >
        <Strip view={a} {...{ seconds, differing, beatIndex }} />
        <Strip view={b} {...{ seconds, differing, beatIndex }} />
        {playback !== null && <Playhead playback={playback} />}
      </div>
    </section>
  );
}

const Strip = memo(function Strip({
  view,
  seconds,
  differing,
  beatIndex,
}: {
  readonly view: CheckpointView;
  readonly seconds: number;
} & Pick<StripsProps, 'differing' | 'beatIndex'>) {
  const t = useCompareText();
  return (
    <ol className="flex h-[46px] gap-[2px]" style={{ width: `${(view.spec.duration_seconds / seconds) * 100}%` }}>
      {view.spec.beats.map((beat, index) => {
        const picture = view.artifacts.find(({ slot }) => slot === `beat/${index}/image`);
        const src = picture === undefined ? null : thumbnailOf(picture, 160);
        const differs = differing.has(index);
        return (
          <li
            key={index}
            className={cx(
              'relative min-w-0 overflow-hidden rounded-[3px]',
              src === null && 'hatch',
              differs && 'z-[1] shadow-[0_0_0_1.5px_var(--surface),0_0_0_3px_var(--accent)]',
              beatIndex === index && !differs && 'z-[1] shadow-[0_0_0_1.5px_var(--surface),0_0_0_3px_var(--text-2)]',
            )}
            style={{ flex: `${beat.duration_seconds} 1 0` }}
          >
            <span className="sr-only">{t(differs ? 'beatDiffers' : 'beatEqual', { number: index + 1 })}</span>
            {src !== null && (
              <img
                src={src}
                alt=""
                loading="lazy"
                decoding="async"
                draggable={false}
                className={cx('size-full object-cover', !differs && 'brightness-[.62] saturate-[.35]')}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
});

/** A slider for the keyboard as well; it moves without React. */
function Playhead({ playback }: { readonly playback: PairPlayback }) {
  const t = usePlaybackText();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (): void => {
      const { fps, frames } = playback.film.get();
      const frame = playback.frame.get();
      const element = line.current;
      if (element === null) return;
      element.style.left = `${(frame / frames) * 100}%`;
      element.setAttribute('aria-valuenow', String(frame));
      element.setAttribute('aria-valuemax', String(frames - 1));
      element.setAttribute('aria-valuetext', `${(frame / fps).toFixed(1)} s`);
    };
    follow();
    const stops = [playback.frame.subscribe(follow), playback.film.subscribe(follow)];
    return () => stops.forEach((stop) => stop());
  }, [playback]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const second = Math.round(playback.film.get().fps);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => (event.shiftKey ? playback.goToScene(1) : playback.step(1)),
      ArrowUp: () => playback.step(1),
      ArrowLeft: () => (event.shiftKey ? playback.goToScene(-1) : playback.step(-1)),
      ArrowDown: () => playback.step(-1),
      PageUp: () => playback.step(second),
      PageDown: () => playback.step(-second),
      Home: () => playback.seek(0),
      End: () => playback.seek(playback.film.get().frames - 1),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  return (
    <div
      ref={line}
      role="slider"
      tabIndex={0}
      aria-label={t('position')}
      aria-valuemin={0}
      aria-valuenow={0}
      onKeyDown={onKeyDown}
      className="absolute -inset-y-1.5 z-10 w-6 -translate-x-1/2 cursor-ew-resize rounded-[4px]"
    >
      <i className="mx-auto block h-full w-[1.5px] bg-accent" />
    </div>
  );
}
