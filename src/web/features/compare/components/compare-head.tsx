import { ArrowLeftRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { compareLooks, type CompareLook } from '../compare-looks.ts';
import { useCompareText } from '../compare-texts.ts';

/** What is compared and how. */
export function CompareHead({
  sides,
  look,
  onLook,
  onSwap,
  onClose,
  children,
}: {
  /** The names of both sides, or the menus that choose them. */
  readonly sides: readonly [ReactNode, ReactNode];
  readonly look: CompareLook;
  readonly onLook: (look: CompareLook) => void;
  readonly onSwap: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const t = useCompareText();
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-4 py-2">
      <h2 className="sr-only">{t('compare')}</h2>
      {sides[0]}
      <span className="small text-text-3">{t('against')}</span>
      {sides[1]}
      <IconButton label={t('swap')} onClick={onSwap} className="-ml-2 size-7">
        <ArrowLeftRight size={13} aria-hidden />
      </IconButton>
      <span className="flex-1" />
      {children}
      <Segmented
        label={t('look')}
        value={look}
        onChange={onLook}
        options={compareLooks.map((value) => ({ value, label: t(`look_${value}`) }))}
      />
      <span className="small flex items-center gap-1 text-text-3 max-[1319px]:hidden">
        <Kbd>1</Kbd>
        <Kbd>2</Kbd>
        <span className="ml-0.5">{t('showKeys')}</span>
      </span>
      <IconButton label={t('close')} keys="escape" onClick={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </header>
  );
}
