import { memo } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import { placeInLane } from './lane.tsx';

/** The beats of the plan; a press selects the first clip of one. */
export const BeatsLane = memo(function BeatsLane({
  spec,
  clips,
}: {
  readonly spec: WireSpec;
  readonly clips: readonly ClipPlace[];
}) {
  const kindWords = useBeatKindText();
  return spec.beats.map((beat, index) => (
    <span
      key={beat.start_seconds}
      data-select={clips.find(({ beatIndex }) => beatIndex === index)?.slot}
      className="micro absolute inset-y-[3px] cursor-pointer truncate rounded-[3px] bg-pressed px-1.5 leading-[20px] text-text-2"
      style={placeInLane(beat.start_seconds, beat.duration_seconds, spec.duration_seconds)}
    >
      {kindWords(beat.kind)}
    </span>
  ));
});
