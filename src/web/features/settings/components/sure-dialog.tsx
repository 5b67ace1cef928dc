import { useRef } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';

/** Asks before something that cannot be taken back. */
export function SureDialog({
  title,
  text,
  action,
  isBusy,
  error,
  onAction,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onAction: () => void;
  readonly onClose: () => void;
}) {
  const common = useCommonText();
  const refusing = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={text}
      width="max-w-[480px]"
      initialFocus={refusing}
      footer={
        <>
          <Button ref={refusing} size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button size="lg" kind="fail" disabled={isBusy} onClick={onAction}>
            {action}
          </Button>
        </>
      }
    >
      {error !== null && <ProblemNote problem={problemOf(error)} />}
    </Dialog>
  );
}
