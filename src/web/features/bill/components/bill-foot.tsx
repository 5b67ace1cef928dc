import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { billQuery } from '../../../lib/calls/get-bill.ts';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { useCommands } from '../../../lib/commands.ts';
import { formatPrice } from '../../../lib/money.ts';
import { BillBar } from '../../../ui/bill-bar.tsx';
import { Button } from '../../../ui/button.tsx';
import { SpendButton } from '../../../ui/spend-button.tsx';
import { linesOf, slotKind, type Bill } from '../bill-groups.ts';
import { useBillText } from '../bill-texts.ts';
import { useKindWords } from '../use-kind-words.ts';
import { BillDialog } from './bill-dialog.tsx';
import { DiscardButton } from './discard-button.tsx';

/** The foot of a review: what going on from this checkpoint makes, keeps and costs; opens the bill. */
export function BillFoot({
  videoId,
  checkpoint,
  keptSlots,
  nextCheckpointId,
  limitUsd,
  spentUsd,
}: {
  readonly videoId: string;
  readonly checkpoint: CheckpointSummary;
  /** What the checkpoint selects: kept, but for what is made again. */
  readonly keptSlots: readonly string[];
  /** What was made from it already, on its own branch; null when nothing. */
  readonly nextCheckpointId: string | null;
  readonly limitUsd: number | null;
  readonly spentUsd: number | null;
}) {
  const t = useBillText();
  const { list } = useKindWords();
  const { data: bill } = useQuery(billQuery(videoId, checkpoint.id));
  const [isOpen, setOpen] = useState(false);
  const label = useGoOnLabel(bill);
  const kept = keptOf(bill, keptSlots);
  const canGoOn = bill !== undefined && bill.next_phase !== null && (nextCheckpointId === null || checkpoint.has_edits);
  useCommands([
    {
      id: 'video.continue',
      label,
      group: t('bill'),
      keys: 'mod+enter',
      isDisabled: !canGoOn,
      ...(bill && { hint: formatPrice(bill.total_usd) }),
      run: () => setOpen(true),
    },
  ]);
  if (!canGoOn) {
    const allDone = { name: t('done'), value: t('doneText') };
    const goneOn = { name: t('nextOnLine'), value: t('alreadyOn') };
    return (
      <BillBar label={t('bill')} facts={bill === undefined ? [] : [bill.next_phase === null ? allDone : goneOn]}>
        {nextCheckpointId !== null && (
          <Link
            to="/videos/$videoId/at/$checkpointId"
            params={{ videoId, checkpointId: nextCheckpointId }}
            className="body inline-flex h-8 items-center justify-center rounded-control border border-line-2 bg-raised px-3 max-sm:h-11"
          >
            {t('openNext')}
          </Link>
        )}
      </BillBar>
    );
  }
  return (
    <>
      <BillBar
        label={t('bill')}
        facts={[
          { name: t('makes'), value: list(linesOf(bill, 'make').map(({ slot }) => slot)) },
          { name: t('keeps'), value: list(kept) },
          {
            name: t('goesTo'),
            value: bill.creates_new_branch ? t('newBranch') : <span className="tc">{checkpoint.branch_name}</span>,
          },
        ]}
      >
        {checkpoint.has_edits && <DiscardButton videoId={videoId} checkpointId={checkpoint.id} />}
        <Button kind="ghost" className="max-sm:hidden" onClick={() => setOpen(true)}>
          {t('reviewBill')}
        </Button>
        <SpendButton size="lg" usd={bill.total_usd} onClick={() => setOpen(true)}>
          {label}
        </SpendButton>
      </BillBar>
      <BillDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        videoId={videoId}
        checkpoint={checkpoint}
        bill={bill}
        kept={kept}
        label={label}
        limitUsd={limitUsd}
        spentUsd={spentUsd}
      />
    </>
  );
}

/** Slots that stay as they are: those of the checkpoint and what is taken from elsewhere, without what is made. */
function keptOf(bill: Bill | undefined, keptSlots: readonly string[]): readonly string[] {
  if (bill === undefined) return keptSlots;
  const made = new Set(linesOf(bill, 'make').map(({ slot }) => slot));
  const others = bill.lines.filter(({ action }) => action !== 'make').map(({ slot }) => slot);
  return [...new Set([...keptSlots, ...others])].filter((slot) => !made.has(slot));
}

function useGoOnLabel(bill: Bill | undefined): string {
  const t = useBillText();
  const phase = bill?.next_phase ?? 2;
  if (bill === undefined || phase === 4) return t('goOn_4');
  const kind = phase === 2 ? 'pictures' : 'clips';
  const count = linesOf(bill, 'make').filter((line) => slotKind(line.slot) === kind).length;
  return count === 0 ? t(`goOn_${phase as 2 | 3}`) : t(`goOnCount_${phase as 2 | 3}`, { count });
}
