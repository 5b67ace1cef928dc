import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useCallback, useEffect, useMemo, type ComponentType } from 'react';
import { useCommands } from '../../../lib/commands.ts';
import { clipPlaces } from '../../../lib/playback/clip-places.ts';
import type { TimelineProps } from '../../../lib/playback/timeline-props.ts';
import { usePlayback } from '../../../lib/playback/use-playback.ts';
import type { ReviewProps } from '../../../lib/review-props.ts';
import { useNarrow, usePhone, useReducedMotion } from '../../../lib/use-media-query.ts';
import { useRemembered } from '../../../lib/use-remembered.ts';
import { ReviewLayout } from '../../../ui/review-layout.tsx';
import { reportQuery } from '../api/get-report.ts';
import { finalFilm } from '../final-film.ts';
import { useFinishText } from '../finish-texts.ts';
import { FinalStage } from './final-stage.tsx';
import { FinishingInspector, FinishInspector } from './finish-inspector.tsx';

/** Phase 4: the finished ad, playing; what was measured in it, its files and its price. */
export function FinishReview({
  videoId,
  view,
  live,
  selectedSlot,
  onSelect,
  footer,
  Timeline,
}: ReviewProps & { readonly Timeline: ComponentType<TimelineProps> }) {
  const t = useFinishText();
  const isPhone = usePhone();
  const isNarrow = useNarrow();
  const { film, source } = useMemo(() => finalFilm(view), [view]);
  const playback = usePlayback(film);
  const final = source?.slot === 'final' ? source : null;
  // A film that is not checked yet is not ready: it may be looked at while that goes on.
  const isReady = final !== null && live === null;
  const { data: report = null } = useQuery(
    reportQuery(view.artifacts.find(({ slot }) => slot === 'final/report') ?? null),
  );
  const [hasTimeline, setTimeline] = useRemembered('finish-timeline', false);
  const clips = useMemo(() => clipPlaces(view.spec, view.artifacts, () => null), [view]);
  const stateOf = useCallback<TimelineProps['stateOf']>(
    ({ artifact }) => (artifact === null ? 'waiting' : artifact.stale === null ? 'ready' : 'stale'),
    [],
  );
  usePlaysAtOnce(playback, final?.artifact_id ?? null);
  useCommands(
    hasTimeline
      ? []
      : [{ id: 'finish.timeline', label: t('timeline'), group: t('finish'), keys: 't', run: () => setTimeline(true) }],
  );
  const showAt = (seconds: number): void => {
    playback.pause();
    playback.seek(Math.round(seconds * view.spec.fps));
  };
  const marks = report?.findings.filter(({ severity }) => severity !== 'ok') ?? [];
  const inspector = (
    <>
      {isReady && <FinishInspector {...{ videoId, view, final, report }} onShow={showAt} />}
      {live !== null && <FinishingInspector live={live} />}
      {final === null && live === null && <p className="body p-4 text-text-2">{t('noFilm')}</p>}
    </>
  );
  return (
    <ReviewLayout
      stage={
        <>
          <FinalStage
            {...{ view, playback, source, marks, isPhone, hasTimeline }}
            onTimeline={() => setTimeline(!hasTimeline)}
            onReport={isNarrow && !isPhone ? () => onSelect('final') : null}
          />
          {isPhone && <div className="bg-surface">{inspector}</div>}
        </>
      }
      inspector={{
        label: t('finish'),
        title: (
          <span className="flex items-center gap-2">
            {isReady && <Check size={15} strokeWidth={2.25} aria-hidden />}
            <b className="font-medium">{t(isReady ? 'ready' : 'making')}</b>
          </span>
        ),
        body: inspector,
        onClose: () => onSelect(null),
        isOpen: selectedSlot !== null && !isPhone,
      }}
      timeline={
        hasTimeline ? (
          <Timeline
            {...{ clips, stateOf, playback, selectedSlot: null, onSelect: () => undefined }}
            spec={view.spec}
            artifacts={view.artifacts}
            onHide={() => setTimeline(false)}
          />
        ) : undefined
      }
      footer={footer}
    />
  );
}

/** Opens on the film playing, where the browser lets it, and never where people want stillness. */
function usePlaysAtOnce(playback: ReturnType<typeof usePlayback>, finalId: string | null): void {
  const isStill = useReducedMotion();
  useEffect(() => {
    if (finalId !== null && !isStill) playback.play();
  }, [playback, finalId, isStill]);
}
