import { useMutation } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useCommonText } from '../lib/common-texts.ts';
import { problemOf } from '../lib/problem-error.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Gives something another name: the present one stands in the field, selected. */
export function RenameDialog({
  title,
  description,
  label,
  action,
  name,
  maxLength,
  faultOf,
  onRename,
  onClose,
}: {
  readonly title: string;
  readonly description?: string;
  /** Of the field. */
  readonly label: string;
  /** On the button. */
  readonly action: string;
  readonly name: string;
  readonly maxLength?: number;
  /** Why a name cannot be, in one sentence. */
  readonly faultOf?: (name: string) => string | undefined;
  /** Given a name that is another one and not empty; the dialog closes when it is done. */
  readonly onRename: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const common = useCommonText();
  const formId = useId();
  const [text, setText] = useState(name);
  const next = text.trim().normalize('NFC');
  const fault = faultOf?.(next);
  const rename = useMutation({ mutationFn: () => onRename(next), onSuccess: onClose });
  const canSave = next !== '' && next !== name && fault === undefined && !rename.isPending;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (canSave) rename.mutate();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={<span className="[overflow-wrap:anywhere]">{title}</span>}
      description={description}
      width="max-w-[460px]"
      footer={
        <>
          <Button size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button size="lg" kind="ink" type="submit" form={formId} disabled={!canSave}>
            {action}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save}>
        <TextField
          label={label}
          dir="auto"
          value={text}
          maxLength={maxLength}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          fault={fault}
        />
      </form>
      {rename.isError && <ProblemNote problem={problemOf(rename.error)} className="mt-3" />}
    </Dialog>
  );
}
