import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../lib/problem-error.ts';
import { Button } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';
import { QuestionDialog } from './question-dialog.tsx';

/** Asks before something that cannot be taken back, and tells why it was refused. */
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
  const work = useMutation({ mutationFn: onSure });
  return (
    <QuestionDialog
      title={title}
      onClose={onClose}
      yes={
        <Button size="lg" kind="fail" disabled={work.isPending} onClick={() => work.mutate()}>
          {action}
        </Button>
      }
    >
      <div className="body flex flex-col gap-2 text-text-2">
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {work.isError && <ProblemNote problem={problemOf(work.error)} className="mt-3" />}
    </QuestionDialog>
  );
}
