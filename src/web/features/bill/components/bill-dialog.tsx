import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, History } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { continueVideo } from '../../../lib/calls/continue-video.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { formatPrice } from '../../../lib/money.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { newKey } from '../../../lib/request.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SpendButton } from '../../../ui/spend-button.tsx';
import { linesOf, type Bill } from '../bill-groups.ts';
import { useBillText } from '../bill-texts.ts';
import { useKindWords } from '../use-kind-words.ts';
import { BillTable } from './bill-table.tsx';
import { LimitBar } from './limit-bar.tsx';

/** A press within this time of the opening is the second half of a double press, not a yes. */
const settleMs = 400;

/** The receipt before the money: every line, what is kept, what may be made as well, and the sum on the button. */
export function BillDialog({
  isOpen,
  onClose,
  videoId,
  checkpoint,
  bill,
  kept,
  label,
  limitUsd,
  spentUsd,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly videoId: string;
  readonly checkpoint: CheckpointSummary;
  readonly bill: Bill;
  /** Slots that stay as they are. */
  readonly kept: readonly string[];
  readonly label: string;
  readonly limitUsd: number | null;
  readonly spentUsd: number | null;
}) {
  const t = useBillText();
  const common = useCommonText();
  const { list } = useKindWords();
  const [remakeStale, setRemakeStale] = useState(false);
  const [runOn, setRunOn] = useState(false);
  const pay = usePayment(videoId, checkpoint.id, onClose);
  const refusing = useRef<HTMLButtonElement>(null);
  const paying = useRef<HTMLButtonElement>(null);
  const openedAt = useRef(0);
  const key = useRef(newKey());
  useLayoutEffect(() => {
    if (!isOpen) return;
    openedAt.current = performance.now();
    key.current = newKey();
  }, [isOpen]);

  const stale = linesOf(bill, 'keep_stale');
  const usd = runOn ? bill.total_to_finish_usd : remakeStale ? bill.total_with_stale_usd : bill.total_usd;
  const isLarge = limitUsd !== null && usd !== null && usd > (limitUsd - (spentUsd ?? 0)) / 2;
  const confirm = (): void => {
    if (performance.now() - openedAt.current < settleMs) return;
    pay.mutate({ videoId, checkpointId: checkpoint.id, remakeStale, autoContinue: runOn, idempotencyKey: key.current });
  };

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={label}
      description={t(bill.creates_new_branch ? 'titleNew' : 'titleSame', { branch: checkpoint.branch_name })}
      initialFocus={isLarge ? refusing : paying}
      footer={
        <>
          <Button ref={refusing} size="lg" kind="ghost" keys="escape" onClick={onClose}>
            {common('notYet')}
          </Button>
          <SpendButton ref={paying} size="lg" usd={usd} disabled={pay.isPending} onClick={confirm}>
            {label}
          </SpendButton>
        </>
      }
    >
      <BillTable lines={linesOf(bill, 'make')} />
      {stale.length > 0 && (
        <Checkbox isChecked={remakeStale} onChange={setRemakeStale} className="border-t border-line py-2.5">
          <span>{t('remakeStale')}</span>
          <span className="small inline-flex min-w-0 items-center gap-1 text-stale">
            <History size={12} aria-hidden />
            <span className="truncate">{stale[0]?.cause}</span>
          </span>
          <span className="num ml-auto shrink-0 text-text-2">
            + {formatPrice(differenceOf(bill.total_with_stale_usd, bill.total_usd))}
          </span>
        </Checkbox>
      )}
      {kept.length > 0 && (
        <p className="body flex items-center gap-2.5 border-t border-line py-2.5 text-text-2">
          <Check size={14} aria-hidden className="shrink-0" />
          <span className="flex-1">{t('keepsLine', { what: list(kept) })}</span>
          {common('free')}
        </p>
      )}
      <p className="flex items-baseline justify-between border-t-2 border-text pt-3">
        <b className="lead font-semibold">{t('total')}</b>
        <b className="title num">{formatPrice(usd)}</b>
      </p>
      {bill.next_phase !== 4 && (
        <Checkbox isChecked={runOn} onChange={setRunOn} className="mt-2">
          <span className="flex-1">{t('runOn')}</span>
          <span className="small num text-text-3">
            {t('toTheEnd', { price: formatPrice(bill.total_to_finish_usd) })}
          </span>
        </Checkbox>
      )}
      {limitUsd !== null && <LimitBar spentUsd={spentUsd ?? 0} thenUsd={usd ?? 0} limitUsd={limitUsd} />}
      {usd === null && <p className="small mt-3 text-stale">{`${t('priceUnknownTitle')} ${t('priceUnknownText')}`}</p>}
      {pay.isError && <ProblemNote problem={problemOf(pay.error)} className="mt-4" />}
    </Dialog>
  );
}

const differenceOf = (whole: number | null, part: number | null): number | null =>
  whole === null || part === null ? null : whole - part;

/** Continues once; afterwards the page shows what is being made. */
function usePayment(videoId: string, checkpointId: string, onDone: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: continueVideo,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: videoKeys.status(videoId) });
      void client.invalidateQueries({ queryKey: videoKeys.video(videoId) });
      onDone();
      await navigate({ to: '/videos/$videoId', params: { videoId } });
    },
    onError: () => void client.invalidateQueries({ queryKey: videoKeys.bill(videoId, checkpointId) }),
  });
}
