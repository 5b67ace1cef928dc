import { editConflict, type EditConflict } from '../../../lib/editing/edit-state.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { compareEdits } from '../compare-edits.ts';
import { useConflictText } from '../conflict-texts.ts';
import { ClashTable, Elsewhere } from './clash-table.tsx';

/** Asks what shall hold when somebody else edited the same checkpoint first. Both sides are shown, field by field. */
export function ConflictDialog() {
  const conflict = editConflict.use();
  return conflict === null ? null : <Question conflict={conflict} />;
}

function Question({ conflict }: { readonly conflict: EditConflict }) {
  const t = useConflictText();
  const close = (): void => editConflict.set(null);
  const clash = compareEdits(conflict);
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('title')}
      description={t('text', { label: conflict.label })}
      width="max-w-[640px]"
      footer={
        <>
          <Button
            size="lg"
            onClick={() => {
              conflict.keepMine();
              close();
            }}
          >
            {t('keepMine')}
          </Button>
          <Button size="lg" kind="ink" onClick={close}>
            {t('keepTheirs')}
          </Button>
        </>
      }
    >
      <ClashTable clash={clash} label={conflict.label} />
      <Elsewhere clash={clash} />
    </Dialog>
  );
}
