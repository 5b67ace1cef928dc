import { QuestionDialog } from '../../../ui/question-dialog.tsx';
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
  return (
    <QuestionDialog
      title={t('unknownTitle')}
      onClose={onClose}
      yes={
        <SpendButton size="lg" usd={null} onClick={onConfirm}>
          {label}
        </SpendButton>
      }
    >
      <p className="lead text-text-2">{t('unknownText')}</p>
    </QuestionDialog>
  );
}
