import { ConflictDialog } from '../features/conflict/components/conflict-dialog.tsx';
import { Toaster } from '../ui/toaster.tsx';

/** What opens over any page: the palette, the sheet of keys, toasts, and the question when two edited the same. */
export function CommandLayer() {
  return (
    <>
      <ConflictDialog />
      <Toaster />
    </>
  );
}
