import { ShieldAlert } from 'lucide-react';
import { useRef } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import { useFrameSelection } from '../../../lib/playback/use-frame-selection.ts';
import type { ClipState } from '../../../lib/playback/timeline-props.ts';
import { toggleFullScreen, usePlaybackCommands } from '../../../lib/playback/use-playback-commands.ts';
import { FilmStage } from '../../../ui/film-stage.tsx';
import { Plate } from '../../../ui/frame.tsx';
import { Transport } from '../../../ui/transport.tsx';
import { useClipsText } from '../clips-texts.ts';

/** The clips as one film, with its controls. */
export function ClipViewer({
  spec,
  clips,
  states,
  playback,
  isLive,
  isPhone,
  selectedSlot,
}: {
  readonly spec: WireSpec;
  readonly clips: readonly ClipPlace[];
  readonly states: ReadonlyMap<string, ClipState>;
  readonly playback: Playback;
  readonly isLive: boolean;
  readonly isPhone: boolean;
  readonly selectedSlot: string | null;
}) {
  const t = useClipsText();
  const stage = useRef<HTMLDivElement>(null);
  const [width = 16, height = 9] = spec.aspect_ratio.split(':').map(Number);
  usePlaybackCommands(playback, stage, { hasSound: false });
  return (
    <div ref={stage} className={cx('flex min-w-0 flex-col bg-stage', !isPhone && 'h-full')}>
      <FilmStage
        playback={playback}
        label={t('film')}
        ratio={width / height}
        isTall={isPhone}
        className={isPhone ? '' : 'mx-5 mt-5'}
      >
        <OverPicture {...{ spec, clips, states, playback, isLive, selectedSlot }} />
      </FilmStage>
      <Transport playback={playback} hasSound={false} onFullScreen={() => toggleFullScreen(stage.current)} />
    </div>
  );
}

/** Which clip is seen, and what is the matter with one that is not there. Drawn anew at cuts alone. */
function OverPicture({
  spec,
  clips,
  states,
  playback,
  isLive,
  selectedSlot,
}: {
  readonly spec: WireSpec;
  readonly clips: readonly ClipPlace[];
  readonly states: ReadonlyMap<string, ClipState>;
  readonly playback: Playback;
  readonly isLive: boolean;
  readonly selectedSlot: string | null;
}) {
  const t = useClipsText();
  const kindWords = useBeatKindText();
  const index = useFrameSelection(playback, (frame) => clips.findLastIndex(({ startFrame }) => startFrame <= frame));
  const clip = clips[index];
  if (clip === undefined) return null;
  const state = states.get(clip.slot) ?? 'waiting';
  const number = index + 1;
  return (
    <>
      {clip.artifact === null && (
        <span className="absolute inset-0 flex flex-col items-center justify-center gap-2 bg-over px-6 text-center text-white">
          {state === 'failed' ? (
            <>
              <ShieldAlert size={26} strokeWidth={1.5} aria-hidden />
              <span className="lead font-medium">{t('stopped', { number })}</span>
              <span className="small">{t('holdsPlace')}</span>
            </>
          ) : (
            <span className="lead font-medium">{t('notThere', { number })}</span>
          )}
        </span>
      )}
      <Plate className={cx('absolute top-3 left-3', clip.slot === selectedSlot && 'font-medium')}>
        {t('clipOf', { number, kind: kindWords(spec.beats[clip.beatIndex]!.kind) })}
      </Plate>
      {isLive && <Plate className="absolute top-3 right-3">{t('playsReady')}</Plate>}
    </>
  );
}
