import { LayoutGrid, Rows3 } from 'lucide-react';
import type { VideoStatus } from '#contract/video-status.ts';
import { formatTimeLeft } from '../../../lib/time.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import type { StoryboardCell } from '../storyboard-cells.ts';
import { useStoryboardText } from '../storyboard-texts.ts';

/** The name of the phase, how many pictures there are or how far the drawing is, and the two ways to look at them. */
export function StoryboardHead({
  cells,
  live,
  look,
  onLook,
}: {
  readonly cells: readonly StoryboardCell[];
  readonly live: VideoStatus | null;
  readonly look: string | null;
  readonly onLook: (look: string) => void;
}) {
  const t = useStoryboardText();
  const done = cells.filter(({ picture }) => picture !== null).length;
  const stale = cells.filter(({ picture }) => picture?.stale).length;
  const isStopped = live?.status === 'failed' || live?.status === 'canceled';
  const left = live?.eta_seconds ? t('left', { time: formatTimeLeft(live.eta_seconds) }) : null;
  return (
    <header className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 bg-bg px-5 py-2">
      <h2 className="title">{t('storyboard')}</h2>
      <span className="body num flex items-center gap-2 text-text-2">
        {live === null ? (
          [t('pictures', { count: done }), stale > 0 && t('outOfDate', { count: stale })].filter(Boolean).join(', ')
        ) : isStopped ? (
          t('stoppedAt', { done, total: cells.length })
        ) : (
          <>
            <span className="live-dot" aria-hidden />
            {[t('drawing', { done, total: cells.length }), left].filter(Boolean).join(', ')}
          </>
        )}
      </span>
      <span className="flex-1" />
      {live === null && (
        <Segmented
          label={t('how')}
          value={look === 'script' ? 'script' : 'board'}
          onChange={onLook}
          options={[
            {
              value: 'board',
              label: (
                <>
                  <LayoutGrid size={13} aria-hidden />
                  {t('board')}
                </>
              ),
            },
            {
              value: 'script',
              label: (
                <>
                  <Rows3 size={13} aria-hidden />
                  {t('script')}
                </>
              ),
            },
          ]}
        />
      )}
    </header>
  );
}
