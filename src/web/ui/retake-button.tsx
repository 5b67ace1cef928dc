import { CornerDownLeft } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { Retakes } from '../lib/calls/list-retakes.ts';
import { useCommonText } from '../lib/common-texts.ts';
import { useRetakeText } from '../lib/retake-texts.ts';
import { useOutdatesWords } from '../lib/use-outdates-words.ts';
import { Button } from './button.tsx';
import { Popover } from './popover.tsx';
import { SpendButton } from './spend-button.tsx';

/** A press so soon after the opening is the second half of a double press, not a yes. */
const settleMs = 400;

/** Another take of one slot: the bill of two lines first (what is made, what goes out of date), then the yes. */
export function RetakeButton({
  take,
  title,
  makes,
  outdates,
  usd,
  isDisabled,
  isOpen,
  onOpenChange,
  onPay,
}: {
  /** Its number. */
  readonly take: number;
  readonly title: string;
  readonly makes: string;
  readonly outdates: Retakes['outdates'];
  /** Undefined while it is asked for. */
  readonly usd: number | null | undefined;
  readonly isDisabled?: boolean;
  /** Given together with `onOpenChange` when a key opens it too. */
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPay: () => void;
}) {
  const common = useCommonText();
  const t = useRetakeText();
  const outdatesWords = useOutdatesWords();
  const label = t('makeTake', { number: take });
  const openedAtMs = useRef(0);
  const paying = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isOpen) openedAtMs.current = performance.now();
  }, [isOpen]);
  return (
    <Popover
      title={title}
      side="left"
      align="end"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      initialFocus={paying}
      trigger={
        <SpendButton isQuiet isBlock usd={usd} disabled={isDisabled ?? false}>
          {label}
        </SpendButton>
      }
    >
      <p className="body text-text-2">{makes}</p>
      <p className="small mt-2 flex items-start gap-2 text-text-3">
        <CornerDownLeft size={13} className="mt-[2px] shrink-0" aria-hidden />
        {outdatesWords(outdates)}
      </p>
      {usd === null && <p className="small mt-2 text-stale">{t('unknownPrice')}</p>}
      <div className="mt-4 flex items-center justify-end gap-2">
        <Button kind="ghost" onClick={() => onOpenChange(false)}>
          {common('notYet')}
        </Button>
        <SpendButton
          ref={paying}
          usd={usd}
          onClick={() => {
            if (performance.now() - openedAtMs.current < settleMs) return;
            onOpenChange(false);
            onPay();
          }}
        >
          {label}
        </SpendButton>
      </div>
    </Popover>
  );
}
