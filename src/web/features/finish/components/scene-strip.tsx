import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { waveformQuery } from '../../../lib/calls/get-waveform.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import { Wave } from '../../../ui/wave.tsx';
import type { Finding } from '../checks.ts';
import { useFinishText } from '../finish-texts.ts';

/** The scenes of the film, as wide as their seconds, over its sound; press or drag to go there. */
export function SceneStrip({
  view,
  playback,
  sound,
  marks,
}: {
  readonly view: CheckpointView;
  readonly playback: Playback;
  /** What is drawn as a wave: the music, else the film's own sound; null while there is none. */
  readonly sound: Artifact | null;
  /** Findings at a place that a person should look at. */
  readonly marks: readonly Finding[];
}) {
  const strip = useRef<HTMLDivElement>(null);
  const { spec } = view;
  const { data: wave } = useQuery({ ...waveformQuery(sound?.artifact_id ?? ''), enabled: sound !== null });
  const goTo = (clientX: number): void => {
    const box = strip.current?.getBoundingClientRect();
    if (box === undefined) return;
    playback.seek(Math.floor(((clientX - box.left) / box.width) * playback.film.get().frames));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    const area = event.currentTarget;
    goTo(event.clientX);
    area.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => goTo(moved.clientX);
    area.addEventListener('pointermove', move);
    area.addEventListener('lostpointercapture', () => area.removeEventListener('pointermove', move), { once: true });
  };
  return (
    <div className="shrink-0 px-5 pb-3 select-none">
      <div ref={strip} onPointerDown={onPointerDown} className="relative cursor-pointer touch-none">
        <div className="flex h-10 gap-[2px]">
          {spec.beats.map((beat, index) => (
            <Scene
              key={beat.start_seconds}
              beat={beat}
              picture={view.artifacts.find(({ slot }) => slot === `beat/${index}/image`)?.thumbnail_url ?? null}
              marks={marks.filter(
                ({ at_seconds: at = -1 }) =>
                  at >= beat.start_seconds && at < beat.start_seconds + beat.duration_seconds,
              )}
            />
          ))}
        </div>
        <div className="mt-1 h-[26px]">
          {wave && <Wave peaks={wave.peaks} seconds={wave.duration_seconds} playback={playback} height={26} />}
        </div>
        <Head playback={playback} view={view} />
      </div>
    </div>
  );
}

function Scene({
  beat,
  picture,
  marks,
}: {
  readonly beat: CheckpointView['spec']['beats'][number];
  readonly picture: string | null;
  readonly marks: readonly Finding[];
}) {
  const kindWords = useBeatKindText();
  const isFault = marks.some(({ severity }) => severity === 'fault');
  return (
    <span
      title={kindWords(beat.kind)}
      className={cx('relative min-w-0 overflow-hidden rounded-[3px]', picture === null && 'hatch')}
      style={{ flexGrow: beat.duration_seconds, flexBasis: 0 }}
    >
      {picture !== null && (
        <img src={`${picture}&width=320`} alt="" loading="lazy" draggable={false} className="size-full object-cover" />
      )}
      {marks.length > 0 && (
        <i
          className={cx(
            'absolute top-1 right-1 size-[7px] ring-2 ring-black/60',
            isFault ? 'rotate-45 bg-fail' : 'rounded-full bg-stale-media',
          )}
        />
      )}
    </span>
  );
}

function Head({ playback, view }: { readonly playback: Playback; readonly view: CheckpointView }) {
  const t = useFinishText();
  const kindWords = useBeatKindText();
  const line = useRef<HTMLDivElement>(null);
  const { beats } = view.spec;
  useEffect(() => {
    const follow = (): void => {
      const { fps, frames } = playback.film.get();
      const frame = playback.frame.get();
      const kind = beats.findLast(({ start_seconds: start }) => start <= frame / fps + 1e-6)?.kind;
      const slider = line.current;
      if (slider === null) return;
      slider.style.left = `${(frame / frames) * 100}%`;
      slider.setAttribute('aria-valuenow', String(frame));
      slider.setAttribute('aria-valuemax', String(frames - 1));
      const scene = kind === undefined ? '' : kindWords(kind);
      slider.setAttribute('aria-valuetext', t('at', { seconds: (frame / fps).toFixed(1), scene }));
    };
    follow();
    return playback.frame.subscribe(follow);
  }, [playback, beats, t, kindWords]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const { fps } = playback.film.get();
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
      ...{ PageUp: fps, PageDown: -fps, Home: -1e6, End: 1e6 },
    };
    const step = steps[event.key];
    if (step === undefined || event.shiftKey) return;
    event.preventDefault();
    playback.step(step);
  };
  return (
    <div
      ref={line}
      role="slider"
      tabIndex={0}
      aria-label={t('scenes')}
      aria-valuemin={0}
      aria-valuenow={0}
      onKeyDown={onKeyDown}
      className="absolute -top-1 -bottom-1 w-6 -translate-x-1/2 cursor-ew-resize"
    >
      <i className="absolute inset-y-0 left-1/2 w-[1.5px] -translate-x-1/2 bg-accent" />
    </div>
  );
}
