import { useCommands } from '../../lib/commands.ts';
import { compareLooks, type CompareLook } from './compare-looks.ts';
import { useCompareText } from './compare-texts.ts';
import type { SideName } from './frame-pairs.ts';

/** What keys and palette can do in a comparison besides playing. */
export function useCompareCommands({
  onLook,
  onShow,
  onSwap,
  onClose,
  onInspect,
}: {
  readonly onLook: (look: CompareLook) => void;
  readonly onShow: (side: SideName) => void;
  readonly onSwap: () => void;
  readonly onClose: () => void;
  readonly onInspect: () => void;
}): void {
  const t = useCompareText();
  const group = t('compare');
  useCommands([
    // In a comparison these two are its sides, not phases.
    { id: 'compare.a', label: t('showA'), group, keys: '1', isLocal: true, run: () => onShow('a') },
    { id: 'compare.b', label: t('showB'), group, keys: '2', isLocal: true, run: () => onShow('b') },
    ...compareLooks.map((look) => ({
      id: `compare.${look}`,
      label: t(`look_${look}`),
      group,
      run: () => onLook(look),
    })),
    { id: 'compare.swap', label: t('swap'), group, run: onSwap },
    { id: 'compare.list', label: t('whatDiffers'), group, keys: 'i', isLocal: true, run: onInspect },
    { id: 'compare.close', label: t('close'), group, keys: 'escape', isLocal: true, run: onClose },
  ]);
}
