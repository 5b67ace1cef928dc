import { useEffect, useRef } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { newKey } from '../../../lib/request.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Popover, PopoverClose } from '../../../ui/popover.tsx';
import { SpendButton } from '../../../ui/spend-button.tsx';
import { useClipsText } from '../clips-texts.ts';
import type { Offer, Retakes } from '../retakes.ts';

/** A press within this time of the opening is the second half of a double press, not a yes. */
const settleMs = 400;

/** The button that makes another take, and the bill that opens from it: what is made, and what goes out of date. */
export function RemakeBill({
  offer,
  outdates,
  number,
  nextTake,
  isOpen,
  onOpenChange,
  isDisabled,
  onPay,
}: {
  readonly offer: Offer;
  readonly outdates: Retakes['outdates'];
  readonly number: number;
  readonly nextTake: number;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly isDisabled: boolean;
  /** Given the key under which this bill is paid at most once. */
  readonly onPay: (idempotencyKey: string) => void;
}) {
  const t = useClipsText();
  const common = useCommonText();
  const opened = useRef({ atMs: 0, key: '' });
  useEffect(() => {
    if (isOpen) opened.current = { atMs: performance.now(), key: newKey() };
  }, [isOpen]);
  const label = offer.in_use ? t('makeTake', { number: nextTake }) : t('remakeModel', { model: offer.title });
  return (
    <Popover
      title={t('billTitle', { number: nextTake, clip: number })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      side="left"
      trigger={
        <SpendButton isQuiet isBlock usd={offer.usd} disabled={isDisabled} className="mt-3">
          {label}
        </SpendButton>
      }
    >
      <p className="body text-text-2">
        {t('billMakes', { seconds: formatSeconds(offer.seconds ?? 0), model: offer.title })}
      </p>
      <p className="body mt-1 text-text-2">{useOutdated(outdates)}</p>
      {offer.usd === null && <p className="small mt-2 text-stale">{t('unknownPrice')}</p>}
      <div className="mt-4 flex justify-end gap-2">
        <PopoverClose render={<Button kind="ghost">{common('notYet')}</Button>} />
        <SpendButton
          usd={offer.usd}
          onClick={() => {
            if (performance.now() - opened.current.atMs >= settleMs) onPay(opened.current.key);
          }}
        >
          {t('makeTake', { number: nextTake })}
        </SpendButton>
      </div>
    </Popover>
  );
}

function useOutdated(outdates: Retakes['outdates']): string {
  const t = useClipsText();
  const names = outdates.flatMap(({ slot }) => {
    const number = /^chunk\/(\d+)$/.exec(slot)?.[1];
    return number === undefined ? [] : [t('outdatesClip', { number: Number(number) + 1 })];
  });
  const others = outdates.some(({ slot }) => /^(?:final|stitched|segment|mix)/.test(slot));
  const all = others ? [...names, t('outdatesFilm')] : names;
  return all.length === 0 ? t('billOutdatesNone') : t('billOutdates', { count: all.length, what: all.join(', ') });
}
