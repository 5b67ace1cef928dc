import { cx } from '../../../lib/class-names.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { formatClock, formatSeconds } from '../../../lib/time.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { useFirstFew } from '../../../lib/use-first-few.ts';
import { Frame } from '../../../ui/frame.tsx';
import { StaleMark } from '../../../ui/stale-mark.tsx';
import { headlineOf, type StoryboardCell } from '../storyboard-cells.ts';
import type { Storyboard } from '../use-storyboard.ts';
import { useStoryboardText } from '../storyboard-texts.ts';

/** The same pictures as rows, with what is said, shown and seen. */
export function ScriptList({
  board,
  view,
  selected,
  onSelect,
}: {
  readonly board: Storyboard;
  readonly view: CheckpointView;
  readonly selected: StoryboardCell | null;
  readonly onSelect: (slot: string | null) => void;
}) {
  const t = useStoryboardText();
  const kinds = useBeatKindText();
  const aspect = view.spec.aspect_ratio.replace(':', ' / ');
  const shown = useFirstFew(board.cells);
  return (
    <ol className="pb-5">
      {shown.map((cell) => {
        const { slot, beat, picture, index } = cell;
        const isSelected = slot === selected?.slot;
        return (
          <li
            key={slot}
            className={cx('border-b border-line', isSelected && 'bg-surface shadow-[inset_2px_0_0_var(--accent)]')}
          >
            <button
              type="button"
              aria-pressed={isSelected}
              aria-label={t('pictureOf', { number: index + 1, kind: kinds(beat.kind) })}
              onClick={() => onSelect(slot)}
              className="grid w-full grid-cols-[112px_1fr_auto] items-start gap-4 px-5 py-3 text-left min-[900px]:grid-cols-[112px_130px_1fr_1fr_auto]"
            >
              <Frame
                src={picture && thumbnailOf(picture, 320)}
                alt=""
                aspect={aspect}
                isStale={picture?.stale !== null && picture?.stale !== undefined}
                className="max-h-28 w-28"
              />
              <span className="max-[899px]:hidden">
                <span className="body block">
                  <span className="tc small mr-2 text-text-3">{index + 1}</span>
                  {kinds(beat.kind)}
                </span>
                <span className="tc small text-text-3">{formatClock(beat.start_seconds)}</span>
              </span>
              <span className="min-w-0">
                <span className="lead block font-medium">{headlineOf(beat) || t('noWords')}</span>
                <span className="small block text-text-2">{beat.voice_over}</span>
                {picture?.stale && <StaleMark isCompact cause={picture.stale.cause} usd={picture.stale.usd} />}
              </span>
              <span className="body min-w-0 text-text-2 max-[899px]:hidden">{beat.visual}</span>
              <span className="num small text-text-3">{formatSeconds(beat.duration_seconds)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
