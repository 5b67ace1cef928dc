import { memo, useRef, type PointerEvent } from 'react';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { cx } from '../../../lib/class-names.ts';
import { followPointer } from '../../../lib/follow-pointer.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { Playhead } from '../../../ui/playhead.tsx';
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
    seek(event);
    followPointer(event, seek);
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
      >
        <Strip view={a} {...{ seconds, differing, beatIndex }} />
        <Strip view={b} {...{ seconds, differing, beatIndex }} />
        {playback !== null && <Playhead playback={playback} beats={a.spec.beats} />}
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
