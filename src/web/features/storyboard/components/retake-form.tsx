import { Dices, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Retakes } from '../../../lib/calls/list-retakes.ts';
import { formatPrice } from '../../../lib/money.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { RetakeButton } from '../../../ui/retake-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { changedWords } from '../changed-words.ts';
import type { StoryboardCell } from '../storyboard-cells.ts';
import { useStoryboardText } from '../storyboard-texts.ts';
import type { Storyboard } from '../use-storyboard.ts';

const seedMaximum = 2 ** 32;

/** Another take: its words, with what differs from the plan lit, who draws it and for how much. */
export function RetakeForm({
  board,
  cell,
  retakes,
  isBillOpen,
  onBillOpen,
}: {
  readonly board: Storyboard;
  readonly cell: StoryboardCell;
  readonly retakes: Retakes | undefined;
  readonly isBillOpen: boolean;
  readonly onBillOpen: (isOpen: boolean) => void;
}) {
  const t = useStoryboardText();
  const planned = cell.beat.visual;
  const [words, setWords] = useState(planned);
  const [seed, setSeed] = useState<number | null>(null);
  const [model, setModel] = useState<string | null>(null);
  const offers = retakes?.offers ?? [];
  const offer = offers.find((one) => one.model === model) ?? offers.find((one) => one.in_use) ?? offers[0];
  const isChanged = words.trim() !== planned.trim() && words.trim() !== '';
  const number = (cell.takes.at(-1)?.version ?? 0) + 1;
  const isMaking = board.isMaking(cell.slot);
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={t('prompt')}
        value={words}
        maxLength={1000}
        onChange={(event) => setWords(event.target.value)}
        aside={
          <span className="inline-flex items-center gap-1">
            {isChanged && <Pencil size={10} aria-hidden />}
            {t(isChanged ? 'changed' : 'asPlanned')}
          </span>
        }
      />
      {isChanged && (
        <p className="small rounded-control bg-bg px-2.5 py-2 text-text-2">
          {changedWords(planned, words).map((run, index) =>
            run.isNew ? (
              <mark key={index} className="bg-accent-soft text-accent-text">
                {run.words}
              </mark>
            ) : (
              <span key={index}>{run.words}</span>
            ),
          )}
        </p>
      )}
      {offer && (
        <Select
          label={t('model')}
          value={offer.model}
          onChange={setModel}
          options={offers.map((one) => ({
            value: one.model,
            label: one.title,
            hint: one.can_use ? formatPrice(one.usd) : (one.reason ?? ''),
            isDisabled: !one.can_use,
          }))}
        />
      )}
      <div className="flex items-center gap-2">
        <IconButton
          label={seed === null ? t('newSeed') : `${t('newSeed')}: ${seed}`}
          className="border border-line-2"
          onClick={() => setSeed(crypto.getRandomValues(new Uint32Array(1))[0]! % seedMaximum)}
        >
          <Dices size={14} aria-hidden />
        </IconButton>
        <div className="min-w-0 flex-1">
          <RetakeButton
            take={number}
            title={t('billTitle', { take: number, number: cell.index + 1 })}
            makes={t('billMakes', { model: offer?.title ?? '' })}
            outdates={retakes?.outdates ?? []}
            usd={offer === undefined ? undefined : offer.usd}
            isDisabled={isMaking || offer === undefined || (cell.picture?.locked ?? false)}
            isOpen={isBillOpen}
            onOpenChange={onBillOpen}
            onPay={() =>
              board.remake(cell, {
                ...(isChanged && { prompt_override: words.trim() }),
                ...(seed !== null && { seed }),
                ...(offer && !offer.in_use && { model_override: offer.model }),
                ...(offer?.usd === null && { allow_unpriced: true }),
              })
            }
          />
        </div>
      </div>
    </div>
  );
}
