import { Magnet, ZoomIn, ZoomOut } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { toFrames } from '#domain/time.ts';
import { cx } from '../../../lib/class-names.ts';
import { useCommands } from '../../../lib/commands.ts';
import type { Playback } from '../../../lib/playback/playback.ts';
import type { TimelineProps } from '../../../lib/playback/timeline-props.ts';
import { useMediaQuery } from '../../../lib/use-media-query.ts';
import { useRemembered } from '../../../lib/use-remembered.ts';
import { useWidth } from '../../../lib/use-width.ts';
import { useTimelineText } from '../timeline-texts.ts';
import { useScrubbing } from '../use-scrubbing.ts';
import { BeatsLane } from './beats-lane.tsx';
import { ClipsLane } from './clips-lane.tsx';
import { HeightHandle, heightBounds } from './height-handle.tsx';
import { Lane } from './lane.tsx';
import { Playhead } from './playhead.tsx';
import { Ruler } from './ruler.tsx';
import { MusicLane, VoiceBlock } from './sound-lanes.tsx';
import { TextLane } from './text-lane.tsx';

const largestZoom = 16;

/** The whole film by time: beats, clips, words, voices and music, with the playhead through them. T hides it. */
export function Timeline(props: TimelineProps) {
  const { spec, clips, playback, onSelect, onHide } = props;
  const t = useTimelineText();
  const [isWanted, setWanted] = useRemembered('timeline-shown', true);
  const isShown = isWanted || onHide !== undefined;
  const [height, setHeight] = useRemembered<number>('timeline-height', heightBounds.usual);
  const [snaps, setSnaps] = useRemembered('timeline-snaps', true);
  const [zoom, setZoom] = useState(1);
  const isNarrow = useMediaQuery('(max-width: 899px)');
  // The lanes of a long film come right after the page.
  const isSettled = useDeferredValue(true, false);
  const scroller = useRef<HTMLDivElement>(null);
  const lanes = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const zoomBy = (factor: number): void => setZoom((now) => Math.max(1, Math.min(largestZoom, now * factor)));
  const snapPoints = useMemo(
    () => [
      ...spec.beats.map((beat) => toFrames(beat.start_seconds, spec.fps)),
      ...clips.map(({ startFrame }) => startFrame),
    ],
    [spec, clips],
  );
  const onPointerDown = useScrubbing({ playback, lanes, snapPoints: snaps ? snapPoints : [], onSelect });
  useFollowing(playback, scroller, lanes, zoom);
  useCommands([
    {
      id: 'timeline.show',
      label: t(isShown ? 'hide' : 'show'),
      group: t('timeline'),
      keys: 't',
      run: onHide ?? (() => setWanted(!isShown)),
    },
    { id: 'timeline.snap', label: t('snap'), group: t('timeline'), keys: 's', run: () => setSnaps(!snaps) },
    { id: 'timeline.zoom.in', label: t('zoomIn'), group: t('timeline'), keys: '+', run: () => zoomBy(2) },
    { id: 'timeline.zoom.out', label: t('zoomOut'), group: t('timeline'), keys: '-', run: () => zoomBy(0.5) },
  ]);
  if (!isShown) return null;
  return (
    <section
      aria-label={t('timeline')}
      className="relative isolate shrink-0 border-t border-line bg-surface select-none max-sm:hidden"
      style={{ height: isNarrow ? 126 : height }}
    >
      <HeightHandle height={height} onHeight={setHeight} />
      <div ref={scroller} onPointerDown={onPointerDown} className="scroll-quiet h-full overflow-auto">
        <div
          ref={lanes}
          className="relative flex min-h-full flex-col"
          style={{ width: `calc(88px + (100% - 88px) * ${zoom})` }}
        >
          <div data-ruler className="flex h-[26px] shrink-0 touch-none">
            <div className="sticky left-0 z-30 flex w-[72px] shrink-0 items-center bg-surface pl-1 text-text-3">
              <ToolButton label={t('snap')} isOn={snaps} onPress={() => setSnaps(!snaps)}>
                <Magnet size={12} aria-hidden />
              </ToolButton>
              <ToolButton label={t('zoomOut')} isDisabled={zoom === 1} onPress={() => zoomBy(0.5)}>
                <ZoomOut size={12} aria-hidden />
              </ToolButton>
              <ToolButton label={t('zoomIn')} isDisabled={zoom === largestZoom} onPress={() => zoomBy(2)}>
                <ZoomIn size={12} aria-hidden />
              </ToolButton>
            </div>
            <div className="mr-4 min-w-0 flex-1">
              <Ruler durationSeconds={spec.duration_seconds} width={(width - 88) * zoom} />
            </div>
          </div>
          {isSettled && (
            <Lanes
              {...props}
              isNarrow={isNarrow}
              height={isNarrow ? 126 : height}
              pixelsPerSecond={((width - 88) * zoom) / spec.duration_seconds}
            />
          )}
          <Playhead playback={playback} spec={spec} />
        </div>
      </div>
    </section>
  );
}

function Lanes({
  spec,
  clips,
  stateOf,
  artifacts,
  playback,
  selectedSlot,
  isNarrow,
  height,
  pixelsPerSecond,
}: TimelineProps & {
  readonly isNarrow: boolean;
  /** Of the whole timeline. */
  readonly height: number;
  readonly pixelsPerSecond: number;
}) {
  const t = useTimelineText();
  const bySlot = useMemo(() => new Map(artifacts.map((artifact) => [artifact.slot, artifact])), [artifacts]);
  const isSpoken = spec.beats.some((beat) => beat.voice_over !== '');
  const rest = height - (isNarrow ? 26 : isSpoken ? 104 : 78);
  const clipsHeight = Math.max(46, (bySlot.has('music') ? 54 + ((rest - 98) * 2) / 3 : rest - 26) - 8);
  return (
    <>
      {!isNarrow && (
        <Lane name={t('beats')} className="h-[26px] shrink-0">
          <BeatsLane spec={spec} clips={clips} />
        </Lane>
      )}
      <Lane name={t('clips')} className="min-h-[54px] grow-[2] basis-[54px]">
        <ClipsLane {...{ spec, clips, stateOf, selectedSlot, pixelsPerSecond }} height={clipsHeight} />
      </Lane>
      {!isNarrow && (
        <Lane name={t('text')} className="h-[26px] shrink-0">
          <TextLane spec={spec} />
        </Lane>
      )}
      {!isNarrow && isSpoken && (
        <Lane name={t('voice')} className="h-[26px] shrink-0">
          {spec.beats.map((beat, index) =>
            beat.voice_over === '' ? null : (
              <VoiceBlock
                key={beat.start_seconds}
                {...{ beat, playback }}
                durationSeconds={spec.duration_seconds}
                artifact={bySlot.get(`voice/${index}`) ?? null}
              />
            ),
          )}
        </Lane>
      )}
      <Lane name={t('music')} className={bySlot.has('music') ? 'min-h-[44px] grow basis-[44px]' : 'h-[26px] shrink-0'}>
        <MusicLane spec={spec} artifact={bySlot.get('music') ?? null} playback={playback} />
      </Lane>
    </>
  );
}

function ToolButton({
  label,
  isOn,
  isDisabled = false,
  onPress,
  children,
}: {
  readonly label: string;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      disabled={isDisabled}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onPress}
      className={cx(
        't-quick inline-flex h-6 w-[22px] items-center justify-center rounded-[4px] transition-colors enabled:hover:bg-pressed disabled:opacity-40',
        isOn && 'text-accent-text',
      )}
    >
      {children}
    </button>
  );
}

/** Keeps the playhead in sight when one is zoomed in. */
function useFollowing(
  playback: Playback,
  scroller: React.RefObject<HTMLElement | null>,
  lanes: React.RefObject<HTMLElement | null>,
  zoom: number,
): void {
  useEffect(() => {
    if (zoom === 1) return;
    const follow = (): void => {
      const view = scroller.current;
      if (view === null || lanes.current === null) return;
      const { frames } = playback.film.get();
      const x = 72 + ((lanes.current.offsetWidth - 88) * playback.frame.get()) / frames;
      const isSeen = x > view.scrollLeft + 72 && x < view.scrollLeft + view.clientWidth - 24;
      if (!isSeen) view.scrollTo({ left: x - 120 });
    };
    follow();
    return playback.frame.subscribe(follow);
  }, [playback, scroller, lanes, zoom]);
}
