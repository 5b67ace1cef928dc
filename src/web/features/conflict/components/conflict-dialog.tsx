import { editConflict } from '../../../lib/editing/edit-state.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useConflictText } from '../conflict-texts.ts';
import { describeSides } from '../describe-sides.ts';

/** Asks what shall hold when somebody else edited the same checkpoint first. Both values are shown. */
export function ConflictDialog() {
  const t = useConflictText();
  const conflict = editConflict.use();
  const close = (): void => editConflict.set(null);
  const sides = describeSides(conflict?.problem.details);
  return (
    <Dialog
      isOpen={conflict !== null}
      onClose={() => {
        conflict?.keepTheirs();
        close();
      }}
      title={t('title')}
      description={t('text', { label: conflict?.label ?? '' })}
      footer={
        <>
          <Button
            onClick={() => {
              conflict?.keepMine();
              close();
            }}
          >
            {t('keepMine')}
          </Button>
          <Button
            kind="ink"
            onClick={() => {
              conflict?.keepTheirs();
              close();
            }}
          >
            {t('keepTheirs')}
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className="min-w-0 rounded-control bg-bg px-3.5 py-3">
            <dt className="micro mb-1 text-text-3">{t(side)}</dt>
            <dd className="small max-h-52 overflow-y-auto whitespace-pre-wrap">
              {sides[side].map(({ name, value }) => (
                <p key={name} className="mb-1">
                  <span className="tc text-text-3">{name}</span> {value}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
