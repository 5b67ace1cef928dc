import { Info } from 'lucide-react';
import { formatPrice, formatRange } from '../../../lib/money.ts';
import { Keys } from '../../../ui/kbd.tsx';
import type { Draft } from '../draft.ts';
import { draftUploads } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';
import type { DraftPrice } from '../use-draft-price.ts';
import { ExampleChips } from './examples.tsx';

/** Below the box: what the whole ad comes to, and what is asked before it is paid for. Without words, examples. */
export function PriceLine({
  draft,
  price,
  hasExamples,
}: {
  readonly draft: Draft;
  readonly price: DraftPrice;
  readonly hasExamples: boolean;
}) {
  const t = useNewAdText();
  const underWay = draftUploads.use().filter(({ problem }) => problem === null).length;
  const isEmpty = draft.prompt.trim() === '';
  // Its place is kept: nothing below moves when one begins to write.
  if (isEmpty && underWay === 0 && !hasExamples) return <div className="mt-3 h-7" />;
  return (
    <div className="small mt-3 flex min-h-7 items-center gap-4 px-1 text-text-3">
      {isEmpty && underWay === 0 ? (
        <ExampleChips />
      ) : (
        <p aria-live="polite" className="flex min-w-0 flex-1 items-start gap-2">
          <Info size={13} className="mt-[1.5px] shrink-0" aria-hidden />
          <span>
            {underWay > 0 ? t('filesOnWay', { count: underWay }) : <WholePrice draft={draft} price={price} />}
          </span>
        </p>
      )}
      <span className="hidden shrink-0 items-center gap-2 @min-[680px]:inline-flex">
        <Keys keys="mod+enter" />
        {draft.autoContinue ? t('toMake') : t('toPlan')}
      </span>
    </div>
  );
}

function WholePrice({ draft, price: { whole } }: { readonly draft: Draft; readonly price: DraftPrice }) {
  const t = useNewAdText();
  if (whole === undefined) return t('asking');
  const isFree = whole.high === 0;
  const after = draft.autoContinue ? t('runsThrough') : t(isFree ? 'approveFree' : 'approveFirst');
  if (isFree) return `${t('wholeFree')} ${after}`;
  if (whole.high === null) return `${t('wholeUnknown')} ${after}`;
  const price = whole.low === null ? formatPrice(whole.high) : formatRange(whole.low, whole.high);
  const [before, behind] = t('wholePrice', { price: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <b className="num font-medium text-text">{price}</b>
      {behind} {after}
    </>
  );
}
