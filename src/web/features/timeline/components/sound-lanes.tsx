import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { Artifact } from '#contract/artifact.ts';
import type { WireSpec } from '#contract/spec.ts';
import { waveformQuery } from '../../../lib/calls/get-waveform.ts';
import { cx } from '../../../lib/class-names.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import { Wave } from '../../../ui/wave.tsx';
import { placeInLane } from './lane.tsx';

/** The music as a wave, with beats on its top edge, bars longer; without music the beats the plan means. */
export const MusicLane = memo(function MusicLane({
  spec,
  artifact,
  playback,
}: {
  readonly spec: WireSpec;
  readonly artifact: Artifact | null;
  readonly playback: Playback;
}) {
  const { data } = useQuery({ ...waveformQuery(artifact?.artifact_id ?? ''), enabled: artifact !== null });
  const beats = data && data.beats_seconds.length > 0 ? data.beats_seconds : plannedBeats(spec);
  const bars = new Set(
    data && data.bars_seconds.length > 0 ? data.bars_seconds : beats.filter((_, index) => index % 4 === 0),
  );
  return (
    <>
      {data && (
        <span
          className="absolute inset-y-[3px] overflow-hidden rounded-[3px] bg-pressed/60"
          style={placeInLane(0, Math.min(data.duration_seconds, spec.duration_seconds), spec.duration_seconds)}
        >
          <Wave
            peaks={data.peaks}
            seconds={data.duration_seconds}
            playback={playback}
            height="auto"
            className="absolute inset-0"
          />
        </span>
      )}
      <span aria-hidden className="absolute inset-x-0 top-[3px] h-2">
        {beats.map((seconds) => (
          <i
            key={seconds}
            className={cx('absolute top-0 w-px bg-text-3', bars.has(seconds) ? 'h-[8px]' : 'h-[4px] opacity-50')}
            style={{ left: `${(seconds / spec.duration_seconds) * 100}%` }}
          />
        ))}
      </span>
    </>
  );
});

/** Where the plan's tempo puts its beats. */
export function plannedBeats({ audio, duration_seconds: durationSeconds }: WireSpec): readonly number[] {
  const beatSeconds = 60 / audio.tempo_bpm;
  const count = Math.max(0, Math.ceil((durationSeconds - audio.first_beat_seconds) / beatSeconds));
  return Array.from({ length: count }, (_, index) => audio.first_beat_seconds + index * beatSeconds);
}

/** What is spoken over one beat. */
export const VoiceBlock = memo(function VoiceBlock({
  beat,
  durationSeconds,
  artifact,
  playback,
}: {
  readonly beat: WireSpec['beats'][number];
  readonly durationSeconds: number;
  readonly artifact: Artifact | null;
  readonly playback: Playback;
}) {
  const { data } = useQuery({ ...waveformQuery(artifact?.artifact_id ?? ''), enabled: artifact !== null });
  const seconds = data?.duration_seconds ?? beat.duration_seconds;
  return (
    <span
      title={beat.voice_over}
      className={cx('absolute inset-y-[3px] overflow-hidden rounded-[3px]', artifact === null ? 'hatch' : 'bg-pressed')}
      style={placeInLane(beat.start_seconds, seconds, durationSeconds)}
    >
      {data && (
        <Wave
          peaks={data.peaks}
          seconds={data.duration_seconds}
          offsetSeconds={beat.start_seconds}
          playback={playback}
          height="auto"
          className="absolute inset-0"
        />
      )}
    </span>
  );
});
