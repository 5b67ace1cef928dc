import { GripVertical } from 'lucide-react';
import { memo, useState } from 'react';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatClock, formatSeconds } from '../../../lib/time.ts';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { useBeatDrag } from '../use-beat-drag.ts';
import { BeatButton, DropLine, headlineOf, LockedSign, VoiceLine, type BeatItemProps } from './beat-item.tsx';
import { BeatMenu } from './beat-menu.tsx';
import { KindMenu } from './kind-menu.tsx';
import { LengthStepper } from './length-stepper.tsx';
import { PictureFields } from './picture-fields.tsx';
import { WordsFields } from './words-fields.tsx';

/** Columns of the script: handle, beat, said and shown, seen, length. Below 900 px they stand below each other. */
export const scriptColumns =
  'grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 min-[900px]:grid-cols-[20px_96px_minmax(0,1fr)_minmax(0,1.15fr)_116px] min-[900px]:gap-x-4';
const below = 'max-[899px]:col-start-2 max-[899px]:col-end-[-1]';

/** A beat as a row of the script; the selected one has its fields in place. */
export const BeatRow = memo(function BeatRow(props: BeatItemProps) {
  const { beat, beatKey, index, count, isSelected, isLocked, canEdit, actions } = props;
  const kinds = useBeatKindText();
  const { item, handle, isDragged, side } = useBeatDrag({
    index,
    isDisabled: !canEdit,
    isSideways: false,
    onMove: actions.move,
  });
  const isOpen = isSelected && canEdit;
  return (
    <li
      ref={item}
      data-key={beatKey}
      className={cx(
        'group relative scroll-mt-[190px] border-b border-line py-3 pr-5 pl-2',
        scriptColumns,
        isSelected ? 'bg-surface shadow-[inset_2px_0_0_var(--accent)]' : 'items-center hover:bg-surface/60',
        isDragged && 'opacity-40',
        !isOpen && '[contain-intrinsic-size:auto_61px] [content-visibility:auto]',
      )}
    >
      <BeatButton {...props} />
      <DropLine side={side} isSideways={false} />
      <span
        ref={handle}
        aria-hidden
        className={cx(
          'relative z-10 -m-1 flex p-1',
          isOpen ? 'self-start pt-2.5' : 'self-center',
          canEdit ? 'cursor-grab text-text-3 group-hover:text-text-2' : 'invisible',
        )}
      >
        <GripVertical size={14} />
      </span>
      <div
        className={cx(
          'min-w-0 leading-tight',
          isOpen && 'relative z-10 self-start pt-1',
          !isOpen && 'pointer-events-none',
        )}
      >
        <div className="flex min-w-0 items-center">
          <span className="num small w-[22px] shrink-0 text-text-3">{index + 1}</span>
          {isOpen ? (
            <KindMenu index={index} kind={beat.kind} actions={actions} />
          ) : (
            <span className="body truncate font-medium">{kinds(beat.kind)}</span>
          )}
        </div>
        <span className="tc micro block pl-[22px] text-text-3">{formatClock(beat.start_seconds)}</span>
      </div>
      {isOpen ? <RowFields {...props} /> : <RowWords {...props} />}
      <div
        className={cx(
          'relative flex items-center justify-end gap-1 max-[899px]:col-start-3 max-[899px]:row-start-1 min-[900px]:col-start-5 min-[900px]:row-start-1',
          isOpen ? 'z-10 self-start' : 'pointer-events-none',
        )}
      >
        {isLocked && <LockedSign />}
        {canEdit && !isOpen && (
          <BeatMenu
            {...{ index, count, actions }}
            isSideways={false}
            className="pointer-events-auto relative z-10 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
          />
        )}
        {isOpen ? (
          <div className="flex flex-col items-end gap-1">
            <LengthStepper index={index} seconds={beat.duration_seconds} isLocked={isLocked} actions={actions} />
            <BeatMenu {...{ index, count, actions }} isSideways={false} />
          </div>
        ) : (
          <span className="num body whitespace-nowrap text-text-2">{formatSeconds(beat.duration_seconds)}</span>
        )}
      </div>
    </li>
  );
});

/** The two wide columns as fields. */
function RowFields({ beat, index, room, isSpoken, actions }: BeatItemProps) {
  const [wish] = useState(actions.wish);
  return (
    <>
      <div className={cx('relative z-10 flex min-w-0 flex-col gap-2 max-[899px]:mt-2', below)}>
        <WordsFields {...{ beat, index, room, isSpoken, wish, actions }} />
      </div>
      <div className={cx('relative z-10 flex min-w-0 flex-col gap-2 max-[899px]:mt-2', below)}>
        <PictureFields {...{ beat, index, wish, actions }} />
      </div>
    </>
  );
}

/** The two wide columns as words. */
function RowWords({ beat, room, isSpoken }: BeatItemProps) {
  const t = usePlanText();
  const choices = useChoiceText();
  const words = headlineOf(beat);
  return (
    <>
      <div className={cx('pointer-events-none min-w-0 max-[899px]:pl-[22px]', below)}>
        <p
          data-field="headline"
          dir="auto"
          className={cx('lead truncate', words === '' ? 'text-text-3' : 'font-medium')}
        >
          {words || t('noWords')}
        </p>
        <p data-field="voice" dir="auto" className="small truncate text-text-2 min-[900px]:min-h-4">
          <VoiceLine {...{ beat, room, isSpoken }} />
        </p>
      </div>
      <div className="pointer-events-none min-w-0 max-[899px]:hidden">
        <p data-field="picture" dir="auto" className={cx('body truncate', beat.visual === '' && 'text-text-3')}>
          {beat.visual || t('noPicture')}
        </p>
        <p className="small truncate text-text-3">
          {choices(`camera.${beat.direction.camera}`)}, {choices(`shot.${beat.direction.shot}`).toLowerCase()}
        </p>
      </div>
    </>
  );
}
