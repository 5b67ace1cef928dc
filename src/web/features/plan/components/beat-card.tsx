import { GripVertical } from 'lucide-react';
import { memo, useState } from 'react';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { useBeatDrag } from '../use-beat-drag.ts';
import {
  BeatButton,
  DropLine,
  headlineOf,
  LockedSign,
  VoiceLine,
  type BeatItemProps,
  type HandleRef,
} from './beat-item.tsx';
import { BeatMenu } from './beat-menu.tsx';
import { KindMenu } from './kind-menu.tsx';
import { LengthStepper } from './length-stepper.tsx';
import { PictureFields } from './picture-fields.tsx';
import { WordsFields } from './words-fields.tsx';

/**
 * A beat as a card among others. The fields of the selected one open over the whole width below its row; the cards after
 * it fill that row first, so that their order is seen.
 */
export const BeatCard = memo(function BeatCard(props: BeatItemProps & { readonly ground: string }) {
  const { beatKey, index, isSelected, canEdit, actions } = props;
  const { item, handle, isDragged, side } = useBeatDrag({
    index,
    isDisabled: !canEdit,
    isSideways: true,
    onMove: actions.move,
  });
  const isOpen = isSelected && canEdit;
  return (
    <>
      <li
        ref={item}
        data-key={beatKey}
        className={cx(
          'group relative flex min-w-0 scroll-mt-[160px] flex-col rounded-media bg-surface px-4 pt-2.5 pb-4',
          isSelected
            ? 'shadow-[inset_0_0_0_1.5px_var(--accent)]'
            : 'shadow-[inset_0_0_0_1px_var(--line)] hover:bg-raised',
          isDragged && 'opacity-40',
        )}
      >
        <BeatButton {...props} />
        <DropLine side={side} isSideways />
        <CardHead {...props} handle={handle} />
        <CardWords {...props} />
      </li>
      {isOpen && (
        <li className="enter col-span-full rounded-media bg-surface px-4 pt-2.5 pb-4 shadow-[inset_0_0_0_1px_var(--line)]">
          <CardFields {...props} />
        </li>
      )}
    </>
  );
});

function CardHead(props: BeatItemProps & { readonly ground: string; readonly handle: HandleRef }) {
  const { beat, index, count, isLocked, canEdit, actions, ground, handle } = props;
  const kinds = useBeatKindText();
  return (
    <>
      <div className="flex min-h-8 items-center gap-2">
        <span
          ref={handle}
          aria-hidden
          className={cx(
            'relative z-10 -mx-2 p-1.5 text-text-3',
            canEdit ? 'cursor-grab group-hover:text-text-2' : 'invisible',
          )}
        >
          <GripVertical size={14} />
        </span>
        <span className="num small shrink-0 text-text-3">{index + 1}</span>
        <span className="body pointer-events-none min-w-0 flex-1 truncate font-medium">{kinds(beat.kind)}</span>
        {isLocked && <LockedSign />}
        <span className="num small pointer-events-none text-text-2">{formatSeconds(beat.duration_seconds)}</span>
        {canEdit && <BeatMenu {...{ index, count, actions }} isSideways className="relative z-10 -mr-2" />}
      </div>
      {/* The ground the frame will have. */}
      <i
        aria-hidden
        className="pointer-events-none mt-1 mb-3 block h-1.5 rounded-full"
        style={{ background: ground }}
      />
    </>
  );
}

function CardFields({ beat, index, room, isSpoken, isLocked, actions }: BeatItemProps) {
  const [wish] = useState(actions.wish);
  return (
    <>
      <div className="mb-2 flex items-center gap-2">
        <span className="num small text-text-3">{index + 1}</span>
        <KindMenu index={index} kind={beat.kind} actions={actions} />
        <span className="flex-1" />
        <LengthStepper index={index} seconds={beat.duration_seconds} isLocked={isLocked} actions={actions} />
      </div>
      <div className="grid grid-cols-2 gap-4 max-[899px]:grid-cols-1 max-[899px]:gap-2">
        <div className="flex min-w-0 flex-col gap-2">
          <WordsFields {...{ beat, index, room, isSpoken, wish, actions }} />
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <PictureFields {...{ beat, index, wish, actions }} />
        </div>
      </div>
    </>
  );
}

function CardWords({ beat, room, isSpoken }: BeatItemProps) {
  const t = usePlanText();
  const choices = useChoiceText();
  const words = headlineOf(beat);
  return (
    <div className="pointer-events-none flex min-h-[124px] min-w-0 flex-1 flex-col">
      <p
        data-field="headline"
        dir="auto"
        className={cx('lead line-clamp-2', words === '' ? 'text-text-3' : 'font-medium')}
      >
        {words || t('noWords')}
      </p>
      <p data-field="voice" dir="auto" className="small truncate text-text-2">
        <VoiceLine {...{ beat, room, isSpoken }} />
      </p>
      <p data-field="picture" dir="auto" className="small mt-auto line-clamp-2 pt-3 text-text-2">
        {beat.visual || t('noPicture')}
      </p>
      <p className="small truncate text-text-3">
        {choices(`camera.${beat.direction.camera}`)}, {choices(`shot.${beat.direction.shot}`).toLowerCase()}
      </p>
    </div>
  );
}
