import { Link } from '@tanstack/react-router';
import { Image, OctagonAlert, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '#contract/problem.ts';
import { lineThrough } from '../../../lib/checkpoint-line.ts';
import { listedCheckpoints } from '../../../lib/listed-checkpoints.ts';
import { formatUsd } from '../../../lib/money.ts';
import { useServerWords } from '../../../lib/server-words.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import type { z } from 'zod';
import type { costsSchema } from '#contract/cost.ts';
import { useClipsText } from '../clips-texts.ts';

/** Why the clips have stopped: what happened, whether it cost, and the ways on, the free ones among them. */
export function StoppedInspector({
  live,
  checkpointId,
  problem,
  clips,
  stoppedAt,
  costs,
}: {
  readonly live: VideoStatus;
  readonly checkpointId: string;
  readonly problem: Problem;
  readonly clips: readonly ClipPlace[];
  readonly stoppedAt: ClipPlace | null;
  readonly costs: z.infer<typeof costsSchema> | undefined;
}) {
  const t = useClipsText();
  const inWords = useServerWords();
  const line = lineThrough(listedCheckpoints(live.checkpoint_tree), checkpointId);
  const ready = clips.filter(({ artifact }) => artifact !== null).length;
  const row = costs?.rows.find(({ key }) => key === stoppedAt?.slot);
  const billed = row === undefined || row.spent_usd === 0 ? t('billedNothing') : formatUsd(row.spent_usd);
  const hold = row === undefined || row.held_usd === 0 ? t('holdReleased') : formatUsd(row.held_usd);
  const facts = [
    // Before the costs are read nothing is said of them.
    [t('billed'), costs === undefined ? '…' : row !== undefined && row.unclear_usd > 0 ? t('unclear') : billed],
    [t('hold'), costs === undefined ? '…' : hold],
    [t('rest'), t('restReady', { ready, waiting: clips.length - ready })],
  ] as const;
  const slot = stoppedAt === null ? undefined : `beat/${stoppedAt.beatIndex}/image`;
  return (
    <>
      <section role="alert" className="border-b border-line p-4">
        <h3 className="lead mb-1 flex items-start gap-2 font-semibold">
          <OctagonAlert size={16} className="mt-[3px] shrink-0 text-fail" aria-hidden />
          <span className="min-w-0 [overflow-wrap:anywhere]">{problem.title}</span>
        </h3>
        <p className="body text-text-2">{inWords(problem.detail)}</p>
        <dl className="mt-3 grid grid-cols-3 gap-2">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="micro text-text-3">{name}</dt>
              <dd className="body num font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="p-4">
        <p className="body text-text-2">{problem.next}</p>
        <p className="body mt-1 text-text-2">{t('goOn')}</p>
        <h3 className="small mt-4 mb-1 font-medium text-text-2">{t('orElse')}</h3>
        {line[1] && (
          <Way videoId={live.video_id} checkpointId={line[1].id} icon={<Pencil size={15} aria-hidden />}>
            {t('changeWords')}
          </Way>
        )}
        {line[2] && (
          <Way videoId={live.video_id} checkpointId={line[2].id} slot={slot} icon={<Image size={15} aria-hidden />}>
            {t('changePicture')}
          </Way>
        )}
      </section>
    </>
  );
}

function Way({
  videoId,
  checkpointId,
  slot,
  icon,
  children,
}: {
  readonly videoId: string;
  readonly checkpointId: string;
  readonly slot?: string | undefined;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to="/videos/$videoId/at/$checkpointId"
      params={{ videoId, checkpointId }}
      search={slot === undefined ? {} : { slot }}
      className="body flex min-h-11 w-full items-center gap-3 border-b border-line text-left font-medium text-text hover:bg-bg"
    >
      <span className="text-text-2">{icon}</span>
      {children}
    </Link>
  );
}
