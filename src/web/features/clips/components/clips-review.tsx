import { useCallback, useDeferredValue, useEffect, type ComponentType } from 'react';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { useChoiceOnItsWay } from '../../../lib/choice-on-its-way.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import type { TimelineProps } from '../../../lib/playback/timeline-props.ts';
import { usePlayback } from '../../../lib/playback/use-playback.ts';
import type { ReviewProps } from '../../../lib/review-props.ts';
import { useNarrow, usePhone } from '../../../lib/use-media-query.ts';
import { ReviewLayout, type InspectorParts } from '../../../ui/review-layout.tsx';
import { useClipsText } from '../clips-texts.ts';
import { useClips } from '../use-clips.ts';
import { ClipBin } from './clip-bin.tsx';
import { ClipInspector, LockButton } from './clip-inspector.tsx';
import { ClipViewer } from './clip-viewer.tsx';
import { MakingInspector } from './making-inspector.tsx';
import { OverviewInspector } from './overview-inspector.tsx';
import { StoppedInspector } from './stopped-inspector.tsx';

/** Phase 3: the clips as a list, as a film, one by one, and by time; while they are made in the same places. */
export function ClipsReview({ Timeline, ...props }: ReviewProps & { readonly Timeline: ComponentType<TimelineProps> }) {
  const { videoId, view, live, selectedSlot, onSelect, footer } = props;
  const made = useClips(videoId, view, live);
  const { clips, film, states } = made;
  const playback = usePlayback(film);
  const isPhone = usePhone();
  const isNarrow = useNarrow();
  // The list follows at once, all that tells of the choice right after.
  const toldSlot = useDeferredValue(selectedSlot);
  useChoiceOnItsWay(toldSlot !== selectedSlot);
  const selected = clips.find(({ slot }) => slot === toldSlot) ?? null;
  const startFrame = selected?.startFrame;
  const frames = selected?.frames ?? 0;
  useEffect(() => {
    // What is chosen is shown, unless it is being looked at already.
    const at = playback.frame.get();
    if (startFrame !== undefined && (at < startFrame || at >= startFrame + frames)) playback.seek(startFrame);
  }, [playback, startFrame, frames]);
  const pictureOf = useCallback(
    (clip: ClipPlace): string | null => {
      const url = view.artifacts.find(({ slot }) => slot === `beat/${clip.beatIndex}/image`)?.thumbnail_url ?? null;
      return url === null ? null : `${url}&width=160`;
    },
    [view.artifacts],
  );
  const stateOf = useCallback((clip: ClipPlace) => states.get(clip.slot) ?? 'waiting', [states]);
  const select = useCallback((slot: string | null) => onSelect(slot), [onSelect]);
  const bin = (
    <ClipBin
      {...{ clips, states, pictureOf, selectedSlot }}
      spec={view.spec}
      onSelect={select}
      isNarrow={isNarrow && !isPhone}
      className={isPhone ? '' : isNarrow ? 'w-[168px] border-r border-line' : 'w-[252px] border-r border-line'}
    />
  );
  const viewer = (
    <ClipViewer
      {...{ clips, states, playback, isPhone }}
      selectedSlot={toldSlot}
      spec={view.spec}
      isLive={live !== null}
    />
  );
  return (
    <ReviewLayout
      bin={isPhone ? undefined : bin}
      stage={
        isPhone ? (
          <>
            {viewer}
            {bin}
          </>
        ) : (
          viewer
        )
      }
      inspector={useInspector(props, made, selected)}
      timeline={
        <Timeline
          {...{ clips, stateOf, playback }}
          selectedSlot={toldSlot}
          spec={view.spec}
          artifacts={view.artifacts}
          onSelect={select}
        />
      }
      footer={footer}
    />
  );
}

/** What stands beside the stage: the chosen clip, else the making, why it stopped, or all clips in short. */
function useInspector(
  { videoId, view, live, onSelect }: ReviewProps,
  { clips, states, costs }: ReturnType<typeof useClips>,
  selected: ClipPlace | null,
): InspectorParts {
  const t = useClipsText();
  const kindWords = useBeatKindText();
  const parts = { onClose: () => onSelect(null), isOpen: selected !== null };
  const checkpointId = view.checkpoint.id;
  if (selected !== null && selected.artifact !== null) {
    const { artifact, index } = selected;
    const kind = kindWords(view.spec.beats[selected.beatIndex]!.kind);
    return {
      ...parts,
      label: t('clip', { number: index + 1 }),
      title: (
        <>
          <span className="num text-text-3">{index + 1}</span> <b className="ml-1 font-medium">{kind}</b>{' '}
          <span className="small ml-1 text-text-3">{t('take', { number: artifact.version })}</span>
        </>
      ),
      ...(live === null && { actions: <LockButton {...{ videoId, checkpointId, artifact }} number={index + 1} /> }),
      body: <ClipInspector {...{ videoId, view, artifact }} clip={selected} isLive={live !== null} />,
    };
  }
  if (live !== null && live.error !== null) {
    const stoppedAt = clips.find(({ slot }) => states.get(slot) === 'failed') ?? null;
    const title = stoppedAt === null ? t('makingClips') : t('clip', { number: stoppedAt.index + 1 });
    return {
      ...parts,
      label: title,
      title: (
        <>
          <b className="font-medium">{title}</b> <span className="small ml-1 text-fail">{t('refused')}</span>
        </>
      ),
      body: <StoppedInspector {...{ live, checkpointId, clips, stoppedAt, costs }} problem={live.error} />,
    };
  }
  if (live !== null) {
    const body = <MakingInspector {...{ live, checkpointId, clips, states, costs }} />;
    return { ...parts, label: t('makingClips'), title: <b className="font-medium">{t('makingClips')}</b>, body };
  }
  const { duration_seconds: durationSeconds } = view.spec;
  return {
    ...parts,
    label: t('clips'),
    title: <b className="font-medium">{t('review')}</b>,
    body: <OverviewInspector {...{ clips, durationSeconds, onSelect }} />,
  };
}
