import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useCommonText } from '../lib/common-texts.ts';
import { problemOf } from '../lib/problem-error.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Asks before something that cannot be taken back, and tells why it was refused. It begins at the way out. */
export function SureDialog({
  title,
  text,
  action,
  onSure,
  onClose,
}: {
  readonly title: string;
  /** What goes and what stays, a paragraph each. */
  readonly text: readonly string[];
  readonly action: string;
  /** Does it; the dialog is closed by whoever opened it. */
  readonly onSure: () => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const common = useCommonText();
  const refusing = useRef<HTMLButtonElement>(null);
  const work = useMutation({ mutationFn: onSure });
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
          <Button size="lg" kind="fail" disabled={work.isPending} onClick={() => work.mutate()}>
            {action}
          </Button>
        </>
      }
    >
      <div className="body flex flex-col gap-2 text-text-2">
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {work.isError && <ProblemNote problem={problemOf(work.error)} className="mt-3" />}
    </Dialog>
  );
}
