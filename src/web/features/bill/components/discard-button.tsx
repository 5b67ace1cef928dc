import { discardEdits } from '../../../lib/calls/discard-edits.ts';
import { useCheckpointEdits } from '../../../lib/editing/use-checkpoint-edits.ts';
import { Button } from '../../../ui/button.tsx';
import { useBillText } from '../bill-texts.ts';

/** Back to the checkpoint as it was made. Nothing is lost: the takes stay, and undo brings the edits back. */
export function DiscardButton({ videoId, checkpointId }: { readonly videoId: string; readonly checkpointId: string }) {
  const t = useBillText();
  const edits = useCheckpointEdits(videoId, checkpointId);
  return (
    <Button
      kind="ghost"
      className="max-sm:hidden"
      disabled={edits.isBusy}
      onClick={() =>
        void edits.edit({
          label: t('discarded'),
          call: (ifMatch) => discardEdits(videoId, checkpointId, ifMatch),
        })
      }
    >
      {t('discard')}
    </Button>
  );
}
