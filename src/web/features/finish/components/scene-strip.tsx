import { useQuery } from '@tanstack/react-query';
import { useRef, type PointerEvent } from 'react';
import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { waveformQuery } from '../../../lib/calls/get-waveform.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { followPointer } from '../../../lib/follow-pointer.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import { Playhead } from '../../../ui/playhead.tsx';
import { Wave } from '../../../ui/wave.tsx';
import type { Finding } from '../checks.ts';

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
    goTo(event.clientX);
    followPointer(event, ({ clientX }) => goTo(clientX));
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
        <Playhead playback={playback} beats={spec.beats} />
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
