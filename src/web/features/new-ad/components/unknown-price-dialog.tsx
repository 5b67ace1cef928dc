import { useRef } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SpendButton } from '../../../ui/spend-button.tsx';
import { useNewAdText } from '../new-ad-texts.ts';

/** Asks before something is made whose price nobody knows. */
export function UnknownPriceDialog({
  onClose,
  label,
  onConfirm,
}: {
  readonly onClose: () => void;
  readonly label: string;
  readonly onConfirm: () => void;
}) {
  const t = useNewAdText();
  const common = useCommonText();
  const refusing = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('unknownTitle')}
      width="max-w-[480px]"
      initialFocus={refusing}
      footer={
        <>
          <Button ref={refusing} size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <SpendButton size="lg" usd={null} onClick={onConfirm}>
            {label}
          </SpendButton>
        </>
      }
    >
      <p className="lead text-text-2">{t('unknownText')}</p>
    </Dialog>
  );
}
