import { useCommands } from '../../lib/commands.ts';
import { useRetakeText } from '../../lib/retake-texts.ts';
import type { StoryboardCell } from './storyboard-cells.ts';
import { useStoryboardText } from './storyboard-texts.ts';
import type { Storyboard } from './use-storyboard.ts';

/** What keys and palette can do to the selected picture. */
export function useStoryboardCommands({
  board,
  selected,
  canEdit,
  onSelect,
  openBill,
}: {
  readonly board: Storyboard;
  readonly selected: StoryboardCell | null;
  readonly canEdit: boolean;
  readonly onSelect: (slot: string | null) => void;
  readonly openBill: () => void;
}): void {
  const t = useStoryboardText();
  const retakes = useRetakeText();
  const group = t('storyboard');
  const isEditable = selected !== null && selected.picture !== null && canEdit;
  const isLocked = selected?.picture?.locked ?? false;
  const number = (selected?.index ?? 0) + 1;
  useCommands([
    {
      id: 'picture.take.previous',
      label: t('previousTake'),
      group,
      keys: '[',
      isDisabled: !isEditable,
      run: () => selected && board.flip(selected, -1),
    },
    {
      id: 'picture.take.next',
      label: t('nextTake'),
      group,
      keys: ']',
      isDisabled: !isEditable,
      run: () => selected && board.flip(selected, 1),
    },
    {
      id: 'picture.lock',
      label: t(isLocked ? 'unlock' : 'lock'),
      group,
      keys: 'shift+l',
      isDisabled: !isEditable,
      run: () => selected && board.lock(selected, !isLocked, t(isLocked ? 'unlocked' : 'locked', { number })),
    },
    {
      id: 'picture.upload',
      label: t('upload'),
      group,
      keys: 'u',
      isDisabled: !isEditable,
      run: () => document.getElementById('picture-file')?.click(),
    },
    {
      id: 'picture.remake',
      label: retakes('makeTake', { number: (selected?.takes.at(-1)?.version ?? 0) + 1 }),
      group,
      keys: 'r',
      isDisabled: !isEditable,
      run: openBill,
    },
    {
      id: 'picture.leave',
      label: t('pickOne'),
      group,
      keys: 'escape',
      isDisabled: selected === null,
      isHidden: true,
      run: () => onSelect(null),
    },
  ]);
}
