import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CornerUpRight, Ellipsis, Plus, Trash2 } from 'lucide-react';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { usePlanText } from '../plan-texts.ts';
import type { BeatActions } from '../use-beat-actions.ts';

/** Everything a drag or a key does to a beat, as a list. */
export function BeatMenu({
  index,
  count,
  isSideways,
  actions,
  className,
}: {
  readonly index: number;
  readonly count: number;
  readonly isSideways: boolean;
  readonly actions: BeatActions;
  readonly className?: string;
}) {
  const t = usePlanText();
  const [Back, On] = isSideways ? [ArrowLeft, ArrowRight] : [ArrowUp, ArrowDown];
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t('more', { number: index + 1 })}
          className={`inline-flex size-7 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-pressed hover:text-text pointer-coarse:size-11 ${className ?? ''}`}
        >
          <Ellipsis size={15} aria-hidden />
        </button>
      }
    >
      <MenuItem
        icon={<Back size={14} aria-hidden />}
        keys={isSideways ? 'alt+arrowleft' : 'alt+arrowup'}
        isDisabled={index === 0}
        onSelect={() => actions.move(index, index - 1)}
      >
        {t(isSideways ? 'moveLeft' : 'moveUp')}
      </MenuItem>
      <MenuItem
        icon={<On size={14} aria-hidden />}
        keys={isSideways ? 'alt+arrowright' : 'alt+arrowdown'}
        isDisabled={index === count - 1}
        onSelect={() => actions.move(index, index + 1)}
      >
        {t(isSideways ? 'moveRight' : 'moveDown')}
      </MenuItem>
      <MenuItem
        icon={<CornerUpRight size={14} aria-hidden />}
        isDisabled={count === 1}
        onSelect={() => actions.askMove(index)}
      >
        {t('moveTo')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Plus size={14} aria-hidden />} keys="insert" onSelect={() => actions.askInsert(index + 1)}>
        {t('insertAfter')}
      </MenuItem>
      <MenuItem
        icon={<Trash2 size={14} aria-hidden />}
        keys="delete"
        isDisabled={count === 1}
        onSelect={() => actions.remove(index)}
      >
        {t('remove')}
      </MenuItem>
    </Menu>
  );
}
