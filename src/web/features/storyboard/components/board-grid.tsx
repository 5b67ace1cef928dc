import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { useFirstFew } from '../../../lib/use-first-few.ts';
import { useStableCallback } from '../../../lib/use-stable-callback.ts';
import { useRovingFocus } from '../../../lib/use-roving-focus.ts';
import type { StoryboardCell } from '../storyboard-cells.ts';
import type { Storyboard } from '../use-storyboard.ts';
import { useStoryboardText } from '../storyboard-texts.ts';
import { PictureTile } from './picture-tile.tsx';

/** The pictures side by side. Arrows move between them; Enter selects. */
export function BoardGrid({
  videoId,
  board,
  view,
  live,
  selected,
  onSelect,
  onEnlarge,
}: {
  readonly videoId: string;
  readonly board: Storyboard;
  readonly view: CheckpointView;
  readonly live: VideoStatus | null;
  readonly selected: StoryboardCell | null;
  readonly onSelect: (slot: string | null) => void;
  readonly onEnlarge: () => void;
}) {
  const t = useStoryboardText();
  const { activeId, gridProps } = useRovingFocus();
  const aspect = view.spec.aspect_ratio.replace(':', ' / ');
  const isTall = view.spec.aspect_ratio === '9:16' || view.spec.aspect_ratio === '4:5';
  const first = board.cells[0]?.slot;
  const shown = useFirstFew(board.cells);
  const isStopped = live?.status === 'failed' || live?.status === 'canceled';
  const whyMissing = live === null ? null : t(isStopped ? 'notDrawn' : 'waiting');
  const enlarge = useStableCallback(onEnlarge);
  const upload = useStableCallback(board.upload);
  return (
    <ul
      {...gridProps}
      className={`grid gap-x-4 gap-y-5 px-5 pt-1 pb-5 ${
        isTall
          ? 'grid-cols-2 min-[600px]:grid-cols-4 min-[1180px]:grid-cols-5 min-[1680px]:grid-cols-6'
          : 'grid-cols-1 min-[480px]:grid-cols-2 min-[1180px]:grid-cols-3 min-[1680px]:grid-cols-4'
      }`}
    >
      {shown.map((cell) => (
        <li
          key={cell.slot}
          className="-m-[5px] min-w-0 p-[5px] [contain-intrinsic-size:auto_240px] [content-visibility:auto]"
        >
          <PictureTile
            cell={cell}
            aspect={aspect}
            isSelected={cell.slot === selected?.slot}
            isMaking={board.isMaking(cell.slot)}
            isLive={live !== null}
            whyMissing={whyMissing}
            isTabStop={cell.slot === (activeId ?? selected?.slot ?? first)}
            onSelect={onSelect}
            onEnlarge={enlarge}
            onDropFile={upload}
          />
        </li>
      ))}
      <li className="min-w-0">
        {live === null ? (
          <InsertTile videoId={videoId} view={view} aspect={aspect} />
        ) : (
          <div className="flex flex-col justify-end p-1" style={{ aspectRatio: aspect }}>
            <p className="lead text-text-2">{t('judge')}</p>
            <p className="small mt-1 text-text-3">{t('judgeHint')}</p>
          </div>
        )}
      </li>
    </ul>
  );
}

/** A beat is inserted in the plan: the way there. */
function InsertTile({
  videoId,
  view,
  aspect,
}: {
  readonly videoId: string;
  readonly view: CheckpointView;
  readonly aspect: string;
}) {
  const t = useStoryboardText();
  const planId = view.checkpoint.parent_id;
  const words = (
    <>
      <Plus size={16} aria-hidden />
      {t('insert')}
      <span className="text-center text-text-3">{t('insertHint')}</span>
    </>
  );
  const className =
    'small flex flex-col items-center justify-center gap-1.5 rounded-media border border-dashed border-edge p-2 text-text-2 hover:bg-surface';
  if (planId === null) return null;
  return (
    <Link
      to="/videos/$videoId/at/$checkpointId"
      params={{ videoId, checkpointId: planId }}
      search={{ look: 'insert' }}
      className={className}
      style={{ aspectRatio: aspect }}
    >
      {words}
    </Link>
  );
}
