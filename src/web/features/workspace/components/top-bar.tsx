import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Columns2, Network, Redo2, Search, Undo2 } from 'lucide-react';
import { videoQuery } from '../../../lib/calls/get-video.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { runCommand } from '../../../lib/run-command.ts';
import { useCheckpointEdits } from '../../../lib/editing/use-checkpoint-edits.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { isAtWork, type PhaseState } from '../phase-states.ts';
import { useWorkspaceText } from '../workspace-texts.ts';
import { BranchMenu } from './branch-menu.tsx';
import { PhaseRail } from './phase-rail.tsx';
import { SpentMeter } from './spent-meter.tsx';
import { VideoTitle } from './video-title.tsx';

/** Name and branch at the left, the phases in the middle, money and tools at the right. */
export function TopBar({
  status,
  phases,
  shownPhase,
  checkpointId,
  branchName,
}: {
  readonly status: VideoStatus;
  readonly phases: readonly PhaseState[];
  readonly shownPhase: number | null;
  /** The checkpoint that is looked at; null while there is none. */
  readonly checkpointId: string | null;
  readonly branchName: string | null;
}) {
  const videoId = status.video_id;
  const { data: video } = useQuery(videoQuery(videoId));
  return (
    <header className="grid min-h-14 shrink-0 grid-cols-[1fr_auto_1fr] items-center gap-4 border-b border-line bg-surface px-4 max-[599px]:grid-cols-[1fr_auto] max-[599px]:gap-2 max-[599px]:py-2">
      <div className="flex min-w-0 items-center gap-2.5">
        <VideoTitle videoId={videoId} title={status.title ?? video?.prompt ?? ''} isRunning={isAtWork(status)} />
        {branchName !== null && <BranchMenu status={status} branchName={branchName} />}
      </div>
      <div className="max-[599px]:order-last max-[599px]:col-span-2 max-[599px]:justify-self-center">
        <PhaseRail videoId={videoId} phases={phases} shown={shownPhase} etaSeconds={status.eta_seconds} />
      </div>
      <div className="flex items-center justify-end gap-1">
        <SpentMeter usd={status.cost_usd} limitUsd={video?.max_cost_usd ?? null} />
        {checkpointId !== null && <UndoButtons videoId={videoId} checkpointId={checkpointId} />}
        <Tools videoId={videoId} />
      </div>
    </header>
  );
}

const linkClass =
  't-quick inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 transition-colors hover:bg-pressed hover:text-text data-[status=active]:bg-pressed data-[status=active]:text-text';

function Tools({ videoId }: { readonly videoId: string }) {
  const t = useWorkspaceText();
  return (
    <>
      <Tooltip text={t('branches')} keys="b">
        <Link to="/videos/$videoId/branches" params={{ videoId }} aria-label={t('branches')} className={linkClass}>
          <Network size={16} strokeWidth={1.75} aria-hidden />
        </Link>
      </Tooltip>
      <Tooltip text={t('compare')} keys="c">
        <Link
          to="/videos/$videoId/compare"
          params={{ videoId }}
          aria-label={t('compare')}
          className={`${linkClass} max-[599px]:hidden`}
        >
          <Columns2 size={16} strokeWidth={1.75} aria-hidden />
        </Link>
      </Tooltip>
      <IconButton label={t('commands')} keys="mod+k" onClick={() => runCommand('palette.open')}>
        <Search size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </>
  );
}

function UndoButtons({ videoId, checkpointId }: { readonly videoId: string; readonly checkpointId: string }) {
  const t = useWorkspaceText();
  const edits = useCheckpointEdits(videoId, checkpointId);
  const { undoLabel, redoLabel } = edits;
  return (
    <>
      <IconButton
        label={undoLabel === null ? t('undo') : t('undoWhat', { what: undoLabel })}
        keys="mod+z"
        disabled={undoLabel === null || edits.isBusy}
        onClick={() => void edits.undo()}
      >
        <Undo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      {redoLabel !== null && (
        <IconButton
          label={t('redoWhat', { what: redoLabel })}
          keys="mod+shift+z"
          disabled={edits.isBusy}
          onClick={() => void edits.redo()}
        >
          <Redo2 size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      )}
    </>
  );
}
