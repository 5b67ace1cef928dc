import { memo } from 'react';
import { CircleAlert } from 'lucide-react';
import { cx } from '../../../lib/class-names.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import type { ClipState, TimelineProps } from '../../../lib/playback/timeline-props.ts';
import { useTimelineText } from '../timeline-texts.ts';
import { placeInLane } from './lane.tsx';

/** The clips as pictures of their first and last frames; what is not there yet is hatched. */
export function ClipsLane({
  spec,
  clips,
  stateOf,
  selectedSlot,
  pixelsPerSecond,
  height,
}: Pick<TimelineProps, 'spec' | 'clips' | 'stateOf' | 'selectedSlot'> & {
  readonly pixelsPerSecond: number;
  /** Of the lane, in pixels. */
  readonly height: number;
}) {
  const [across = 16, down = 9] = spec.aspect_ratio.split(':').map(Number);
  const pictureWidth = Math.max(24, (height * across) / down);
  return clips.map((clip) => (
    <ClipBlock
      key={clip.slot}
      clip={clip}
      state={stateOf(clip)}
      isSelected={clip.slot === selectedSlot}
      durationSeconds={spec.duration_seconds}
      pictures={Math.max(2, Math.min(24, Math.round((clip.seconds * pixelsPerSecond) / pictureWidth)))}
    />
  ));
}

const ClipBlock = memo(function ClipBlock({
  clip,
  state,
  isSelected,
  durationSeconds,
  pictures,
}: {
  readonly clip: ClipPlace;
  readonly state: ClipState;
  readonly isSelected: boolean;
  readonly durationSeconds: number;
  /** How many fit side by side. */
  readonly pictures: number;
}) {
  const t = useTimelineText();
  const thumbnail = clip.artifact?.thumbnail_url ?? null;
  return (
    <span
      role="img"
      aria-label={t('clip', { number: clip.index + 1 })}
      data-select={clip.slot}
      className={cx(
        'absolute inset-y-[4px] flex cursor-pointer overflow-hidden rounded-[4px]',
        thumbnail === null && 'hatch',
        state === 'making' && 'bg-accent-soft',
        state === 'failed' && 'shadow-[inset_0_0_0_1.5px_var(--fail)]',
        isSelected && 'z-[1] shadow-[0_0_0_1.5px_var(--surface),0_0_0_3px_var(--accent)]',
      )}
      style={placeInLane(clip.startSeconds, clip.seconds, durationSeconds)}
    >
      {thumbnail !== null &&
        Array.from({ length: pictures }, (_, index) => (
          <img
            key={index}
            src={`${thumbnail}&width=160&at=${index < pictures / 2 ? 'first' : 'last'}`}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            className="h-full min-w-0 flex-1 object-cover"
          />
        ))}
      <b
        className={cx(
          'num micro absolute top-1 left-1 flex items-center gap-1 rounded-[3px] px-1 font-medium',
          thumbnail !== null ? 'bg-over text-white' : state === 'failed' ? 'text-fail' : 'text-text-3',
        )}
      >
        {clip.index + 1}
        {state === 'failed' && <CircleAlert size={11} aria-hidden />}
      </b>
      {state === 'making' && <i className="live-bar absolute inset-x-0 bottom-0 h-[2px] bg-accent" />}
      {state === 'stale' && <i className="stale-edge absolute inset-x-0 bottom-0" />}
    </span>
  );
});
