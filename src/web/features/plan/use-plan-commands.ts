import { useCommands } from '../../lib/commands.ts';
import { usePlanText } from './plan-texts.ts';
import type { BeatActions } from './use-beat-actions.ts';
import type { Plan } from './use-plan.ts';

const halfSecond = 0.5;

/** What keys and palette can do to the plan and its selected beat. */
export function usePlanCommands({
  plan,
  selected,
  actions,
  isSideways,
  onInspector,
}: {
  readonly plan: Plan;
  readonly selected: number | null;
  readonly actions: BeatActions;
  /** Beats stand beside each other: left and right move them. */
  readonly isSideways: boolean;
  readonly onInspector: () => void;
}): void {
  const t = usePlanText();
  const group = t('plan');
  const at = selected ?? 0;
  const number = at + 1;
  const last = plan.spec.beats.length - 1;
  const isOff = selected === null || !plan.canEdit;
  const back = isSideways ? 'arrowleft' : 'arrowup';
  const on = isSideways ? 'arrowright' : 'arrowdown';
  const step = (by: 1 | -1): void =>
    actions.select(selected === null ? (by === 1 ? 0 : last) : Math.min(last, Math.max(0, at + by)));
  const longer = {
    label: t('longer', { number }),
    group,
    isDisabled: isOff,
    run: () => actions.lengthen(at, halfSecond),
  };
  const shorter = {
    label: t('shorter', { number }),
    group,
    isDisabled: isOff,
    run: () => actions.lengthen(at, -halfSecond),
  };
  useCommands([
    { id: 'plan.previous', label: t('selectBefore'), group, keys: back, run: () => step(-1) },
    { id: 'plan.next', label: t('selectAfter'), group, keys: on, run: () => step(1) },
    {
      id: 'plan.edit',
      label: t('editText'),
      group,
      keys: 'e',
      isDisabled: !plan.canEdit,
      run: () => actions.select(at, 'headline'),
    },
    {
      id: 'plan.move.up',
      label: t(isSideways ? 'moveLeft' : 'moveUp'),
      group,
      keys: `alt+${back}`,
      isDisabled: isOff || at === 0,
      run: () => actions.move(at, at - 1),
    },
    {
      id: 'plan.move.down',
      label: t(isSideways ? 'moveRight' : 'moveDown'),
      group,
      keys: `alt+${on}`,
      isDisabled: isOff || at === last,
      run: () => actions.move(at, at + 1),
    },
    { id: 'plan.move.to', label: t('moveTo'), group, isDisabled: isOff || last === 0, run: () => actions.askMove(at) },
    { id: 'plan.longer', keys: 'alt++', ...longer },
    // The same key where plus is the shifted sign.
    { id: 'plan.longer.plain', keys: 'alt+=', isHidden: true, ...longer },
    { id: 'plan.shorter', keys: 'alt+-', ...shorter },
    {
      id: 'plan.insert',
      label: t('insert'),
      group,
      keys: 'insert',
      isDisabled: !plan.canEdit,
      run: () => actions.askInsert(selected === null ? -1 : at + 1),
    },
    {
      id: 'plan.remove',
      label: t('remove'),
      group,
      keys: 'delete',
      isDisabled: isOff || last === 0,
      run: () => actions.remove(at),
    },
    { id: 'plan.inspector', label: t('inspector'), group, keys: 'i', run: onInspector },
    {
      id: 'plan.leave',
      label: t('leave'),
      group,
      keys: 'escape',
      isDisabled: selected === null,
      isHidden: true,
      run: () => actions.select(null),
    },
  ]);
}
