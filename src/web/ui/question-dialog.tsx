import { useRef, type ReactNode } from 'react';
import { useCommonText } from '../lib/common-texts.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asks for a yes before something that cannot be taken back or whose price is unknown. It begins at the way out. */
export function QuestionDialog({
  title,
  yes,
  onClose,
  children,
}: {
  readonly title: string;
  /** The button that does it. */
  readonly yes: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const common = useCommonText();
  const refusing = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={<span className="[overflow-wrap:anywhere]">{title}</span>}
      width="max-w-[480px]"
      initialFocus={refusing}
      footer={
        <>
          <Button ref={refusing} size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          {yes}
        </>
      }
    >
      {children}
    </Dialog>
  );
}
