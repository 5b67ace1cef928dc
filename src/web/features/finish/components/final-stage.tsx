import { AudioWaveform } from 'lucide-react';
import { useRef } from 'react';
import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { cx } from '../../../lib/class-names.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import { toggleFullScreen, usePlaybackCommands } from '../../../lib/playback/use-playback-commands.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { useRemembered } from '../../../lib/use-remembered.ts';
import { Button } from '../../../ui/button.tsx';
import { FilmStage } from '../../../ui/film-stage.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { Transport } from '../../../ui/transport.tsx';
import type { Finding } from '../checks.ts';
import { useFinishText } from '../finish-texts.ts';
import { safeAreas } from '../safe-areas.ts';
import { SafeAreaLayer } from './safe-area-layer.tsx';
import { SceneStrip } from './scene-strip.tsx';

/** The film as large as it goes, with its controls and its scenes. */
export function FinalStage({
  view,
  playback,
  source,
  marks,
  isPhone,
  hasTimeline,
  onTimeline,
  onReport,
}: {
  readonly view: CheckpointView;
  readonly playback: Playback;
  /** What is played; null while there is nothing. */
  readonly source: Artifact | null;
  readonly marks: readonly Finding[];
  readonly isPhone: boolean;
  readonly hasTimeline: boolean;
  readonly onTimeline: () => void;
  /** Opens what stands beside the film on wide pages; null where it is seen anyway. */
  readonly onReport: (() => void) | null;
}) {
  const t = useFinishText();
  const { spec } = view;
  const stage = useRef<HTMLDivElement>(null);
  const [platform, setPlatform] = useRemembered('safe-area', 'off');
  const [width = 16, height = 9] = spec.aspect_ratio.split(':').map(Number);
  const isTall = height > width;
  const area = isTall ? safeAreas.find((each) => each.platform === platform) : undefined;
  const isFinal = source?.slot === 'final';
  usePlaybackCommands(playback, stage, { hasSound: isFinal });
  const facts = { aspect: spec.aspect_ratio, resolution: spec.resolution, fps: spec.fps };
  const sound = view.artifacts.find(({ slot }) => slot === 'music') ?? (isFinal ? source : null);
  return (
    <div ref={stage} className={cx('flex min-w-0 flex-col bg-stage', !isPhone && 'h-full')}>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 px-5 max-sm:px-4">
        <p className="small num flex-1 text-text-2">
          {t('facts', { ...facts, seconds: formatSeconds(spec.duration_seconds) })}
        </p>
        {isTall && (
          <Select
            look="inline"
            label={t('safeAreas')}
            value={platform}
            onChange={setPlatform}
            options={[
              { value: 'off', label: t('safeAreasOff') },
              ...safeAreas.map((each) => ({ value: each.platform, label: each.platform })),
            ]}
          />
        )}
        {onReport !== null && (
          <Button size="sm" onClick={onReport}>
            {t('reportAndFiles')}
          </Button>
        )}
      </div>
      <FilmStage
        playback={playback}
        label={t(isFinal ? 'film' : 'draftFilm')}
        ratio={width / height}
        isTall={isPhone}
        className={isPhone ? '' : 'mx-5'}
      >
        {area && <SafeAreaLayer area={area} />}
      </FilmStage>
      <Transport playback={playback} hasSound={isFinal} onFullScreen={() => toggleFullScreen(stage.current)}>
        <IconButton label={t('timeline')} keys="t" isOn={hasTimeline} className="max-sm:hidden" onClick={onTimeline}>
          <AudioWaveform size={15} aria-hidden />
        </IconButton>
      </Transport>
      {!hasTimeline && <SceneStrip {...{ view, playback, sound, marks }} />}
    </div>
  );
}
