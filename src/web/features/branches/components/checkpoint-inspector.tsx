import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Columns2, CornerUpLeft } from 'lucide-react';
import { toast } from 'sonner';
import type { ListedCheckpoint } from '#contract/checkpoint.ts';
import { checkpointQuery } from '../../../lib/calls/get-checkpoint.ts';
import { formatPrice } from '../../../lib/money.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { formatMoment, formatSeconds } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Frame } from '../../../ui/frame.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Section } from '../../../ui/section.tsx';
import type { TreeNode } from '../branch-tree.ts';
import { useBranchesText } from '../branches-texts.ts';
import { lineCosts } from '../line-costs.ts';
import { DifferenceSection } from './difference-section.tsx';
import { PlanSheet } from './plan-sheet.tsx';

const inkLink =
  'body inline-flex h-8 flex-1 items-center justify-center gap-2 rounded-control bg-ink px-3 font-medium text-on-ink hover:opacity-90';

/** A checkpoint: what it looks like, the ways to go on from it, how B differs from A, and what it cost. */
export function CheckpointInspector({
  videoId,
  node,
  checkpoints,
  a,
  b,
  onMark,
}: {
  readonly videoId: string;
  readonly node: TreeNode;
  readonly checkpoints: readonly ListedCheckpoint[];
  readonly a: ListedCheckpoint | null;
  readonly b: ListedCheckpoint | null;
  readonly onMark: () => void;
}) {
  const t = useBranchesText();
  const { checkpoint } = node;
  if (checkpoint === null) {
    return (
      <div className="p-4">
        <Frame alt="" className="w-full" />
        <p className="body mt-3 text-text-2">{t('resultsNow')}</p>
        <div className="mt-3 flex">
          <Link to="/videos/$videoId" params={{ videoId }} className={inkLink}>
            {t('look')}
          </Link>
        </div>
      </div>
    );
  }
  return (
    <>
      <div className="border-b border-line p-4">
        {checkpoint.phase_number === 1 && checkpoint.thumbnail_url === null ? (
          <PlanSheet size={28} className="frame aspect-video" />
        ) : (
          <Frame src={thumbnailOf(checkpoint, 640)} alt="" className="w-full" />
        )}
        <Actions videoId={videoId} checkpoint={checkpoint} />
        <Button
          kind="ghost"
          size="sm"
          icon={<Columns2 size={13} aria-hidden />}
          keys="x"
          onClick={onMark}
          className="mt-2 w-full"
        >
          {t('mark')}
        </Button>
      </div>
      {a !== null && b !== null ? (
        <DifferenceSection key={`${a.id} ${b.id}`} videoId={videoId} a={a} b={b} />
      ) : (
        <Section title={t('bAgainstA')}>
          <p className="small text-text-3">{t('compareHint')}</p>
        </Section>
      )}
      <Facts videoId={videoId} checkpoint={checkpoint} checkpoints={checkpoints} />
    </>
  );
}

function Actions({ videoId, checkpoint }: { readonly videoId: string; readonly checkpoint: ListedCheckpoint }) {
  const t = useBranchesText();
  const navigate = useNavigate();
  const address = {
    to: '/videos/$videoId/at/$checkpointId',
    params: { videoId, checkpointId: checkpoint.id },
  } as const;
  const start = (): void => {
    void navigate(address).then(() => toast(t('startsHere'), { id: 'starts-here' }));
  };
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Link {...address} className={inkLink}>
        {t('open')}
        <Kbd className="max-md:hidden">⏎</Kbd>
      </Link>
      <Button icon={<CornerUpLeft size={14} aria-hidden />} onClick={start} className="flex-1">
        {t('startHere')}
      </Button>
    </div>
  );
}

function Facts({
  videoId,
  checkpoint,
  checkpoints,
}: {
  readonly videoId: string;
  readonly checkpoint: ListedCheckpoint;
  readonly checkpoints: readonly ListedCheckpoint[];
}) {
  const t = useBranchesText();
  const { data: view } = useQuery(checkpointQuery(videoId, checkpoint.id));
  const { wholeUsd, branchUsd } = lineCosts(checkpoints, checkpoint.id);
  return (
    <Section title={t('thisCheckpoint')} className="border-0">
      <dl>
        <FactRow name={t('made')}>
          <time dateTime={checkpoint.created_at}>{formatMoment(checkpoint.created_at)}</time>
        </FactRow>
        <FactRow name={t('slots')}>
          {t('slotsValue', { made: checkpoint.made_count, kept: checkpoint.kept_count })}
        </FactRow>
        {view && <FactRow name={t('length')}>{formatSeconds(view.spec.duration_seconds)}</FactRow>}
        <FactRow name={t('costOfStep')}>{formatPrice(checkpoint.cost_usd)}</FactRow>
        <FactRow name={t('wholeLine')}>{formatPrice(wholeUsd)}</FactRow>
        <FactRow name={t('onlyBranch')}>{formatPrice(branchUsd)}</FactRow>
      </dl>
      {checkpoint.has_edits && <p className="small mt-2 text-text-2">{t('editsWait')}</p>}
    </Section>
  );
}
