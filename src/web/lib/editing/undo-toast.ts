import { toast } from 'sonner';
import { commonText } from '../common-texts.ts';

/** Says what was done, with a way back; one at a time. */
export function showUndoToast(label: string, undo: () => void): void {
  toast(label, { id: 'undo', action: { label: commonText('undo'), onClick: undo } });
}
