import { Suspense, useRef, useState } from 'react';
import { useCommands } from '../../../lib/commands.ts';
import { cx } from '../../../lib/class-names.ts';
import { lazyPart } from '../../../lib/lazy-part.ts';
import { formatPrice } from '../../../lib/money.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { useFileDrop } from '../../../lib/upload/use-file-drop.ts';
import { DropVeil } from '../../../ui/drop-veil.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SpendButton } from '../../../ui/spend-button.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { countCharacters, limits, type Draft } from '../draft.ts';
import { changeDraft, draftUploads, useDraft } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';
import { requestOf } from '../request-of.ts';
import { takeFiles } from '../take-files.ts';
import { useDraftPrice, type DraftPrice } from '../use-draft-price.ts';
import { useStartAd } from '../use-start-ad.ts';
import { AttachmentList } from './attachment-list.tsx';
import { OptionRow } from './option-row.tsx';
import { PriceLine } from './price-line.tsx';
import { PromptField } from './prompt-field.tsx';

const UnknownPriceDialog = lazyPart(() => import('./unknown-price-dialog.tsx'), 'UnknownPriceDialog');

/** Where an ad begins: its words, its files, its choices, and the button with what that costs. */
export function PromptBox({
  hasExamples = true,
  className,
}: {
  /** Whether sentences to begin with stand below the empty box. */
  readonly hasExamples?: boolean;
  readonly className?: string;
}) {
  const t = useNewAdText();
  const draft = useDraft();
  const price = useDraftPrice(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const starting = useStarting(draft, price, () => field.current?.focus());
  const isOver = useFileDrop(takeFiles);
  const label = draft.autoContinue ? t('make') : t('plan');
  useCommands([
    {
      id: 'new.start',
      label,
      group: t('groupNew'),
      keys: 'mod+enter',
      ...(price.nowUsd !== undefined && { hint: price.nowText ?? formatPrice(price.nowUsd) }),
      run: starting.press,
    },
  ]);
  return (
    <div className={cx('@container', className)}>
      <div className="rounded-dialog border border-edge bg-raised shadow-[var(--shadow-2)] transition-shadow focus-within:has-[textarea:focus]:border-accent">
        <div className="px-5 pt-4 pb-3 max-sm:px-4">
          <PromptField ref={field} prompt={draft.prompt} isMissing={starting.isMissing} />
          <AttachmentList draft={draft} />
        </div>
        <div className="flex flex-wrap items-center gap-x-0.5 gap-y-2 border-t border-line px-3 py-2.5">
          <OptionRow draft={draft} clipModel={price.clipModel} />
          <span className="ml-2 flex min-w-fit flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <Switch isOn={draft.autoContinue} onChange={(autoContinue) => changeDraft({ autoContinue })}>
              {t('runOn')}
            </Switch>
            <SpendButton
              size="lg"
              className="ml-auto"
              usd={price.nowUsd}
              {...(price.nowText !== undefined && { priceText: price.nowText })}
              disabled={starting.isBusy}
              onClick={starting.press}
            >
              {starting.isBusy ? t('starting') : label}
            </SpendButton>
          </span>
        </div>
      </div>
      <PriceLine draft={draft} price={price} hasExamples={hasExamples} />
      {starting.error !== null && <ProblemNote problem={problemOf(starting.error)} className="mt-3" />}
      {starting.error === null && price.problem !== null && <ProblemNote problem={price.problem} className="mt-3" />}
      {starting.isAsking && (
        <Suspense>
          <UnknownPriceDialog onClose={starting.leave} label={label} onConfirm={starting.confirm} />
        </Suspense>
      )}
      {isOver && <DropVeil title={t('dropTitle')}>{t('dropText')}</DropVeil>}
    </div>
  );
}

/** The way from a press to the ad: what is missing is asked for first, and so is a price that nobody knows. */
function useStarting(draft: Draft, price: DraftPrice, focusField: () => void) {
  const start = useStartAd();
  const uploads = draftUploads.use();
  const [missing, setMissing] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const go = (allowUnpriced: boolean): void =>
    start.mutate({ ...requestOf(draft), ...(allowUnpriced && { allow_unpriced: true }) });
  const press = (): void => {
    if (start.isPending) return;
    if (draft.prompt.trim() === '' || countCharacters(draft.prompt) > limits.promptCharacters) {
      setMissing(draft.prompt);
      focusField();
      return;
    }
    if (uploads.some(({ problem }) => problem === null)) return;
    if (price.isUnpriced || price.nowUsd === null) setAsking(true);
    else go(false);
  };
  return {
    press,
    isBusy: start.isPending,
    isMissing: missing === draft.prompt && draft.prompt.trim() === '',
    error: start.error,
    isAsking,
    leave: () => setAsking(false),
    confirm: () => {
      setAsking(false);
      go(true);
    },
  };
}
