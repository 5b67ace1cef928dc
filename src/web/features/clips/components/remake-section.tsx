import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useQuery } from '@tanstack/react-query';
import { Dices } from 'lucide-react';
import { useState } from 'react';
import { retakesQuery, type Retakes } from '../../../lib/calls/list-retakes.ts';
import { cx } from '../../../lib/class-names.ts';
import { useCommands } from '../../../lib/commands.ts';
import { useCheckpointEdits } from '../../../lib/editing/use-checkpoint-edits.ts';
import { useMakingSlots, whileMaking } from '../../../lib/making-slots.ts';
import { formatPrice } from '../../../lib/money.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { useRetakeText } from '../../../lib/retake-texts.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RetakeButton } from '../../../ui/retake-button.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useClipsText } from '../clips-texts.ts';
import { regenerateChunk } from '../api/regenerate-chunk.ts';

/** Seeds are unsigned 32-bit numbers. */
const seedMaximum = 2 ** 32 - 1;

type Offer = Retakes['offers'][number];

/** Another take: by which model, from which words, with which seed; the price is on the button. */
export function RemakeSection({
  videoId,
  checkpointId,
  slot,
  number,
  nextTake,
  words,
  isLocked,
}: {
  readonly videoId: string;
  readonly checkpointId: string;
  readonly slot: string;
  /** Of the clip, as people count. */
  readonly number: number;
  readonly nextTake: number;
  /** What the plan says it shows. */
  readonly words: string;
  readonly isLocked: boolean;
}) {
  const t = useClipsText();
  const retakeText = useRetakeText();
  const { data: retakes, error } = useQuery({ ...retakesQuery(videoId, checkpointId, slot), enabled: !isLocked });
  const edits = useCheckpointEdits(videoId, checkpointId);
  const isMaking = useMakingSlots(checkpointId)(slot);
  const [model, setModel] = useState<string | null>(null);
  const [ownWords, setOwnWords] = useState('');
  const [seed, setSeed] = useState('');
  const [isBillOpen, setBillOpen] = useState(false);
  const offer =
    retakes?.offers.find(({ model: id }) => id === model) ?? retakes?.offers.find(({ can_use: can }) => can);
  const isSeedWrong = seed !== '' && !(/^\d+$/.test(seed) && Number(seed) <= seedMaximum);
  useCommands([
    {
      id: 'clip.remake',
      label: retakeText('makeTake', { number: nextTake }),
      group: t('clips'),
      keys: 'r',
      isDisabled: offer === undefined || isMaking || isLocked,
      ...(offer && { hint: formatPrice(offer.usd) }),
      run: () => setBillOpen(true),
    },
  ]);
  if (isLocked) return null;
  const remake = (): void => {
    const own = ownWords.trim();
    const wish = {
      chunk_index: number - 1,
      ...(own !== '' && own !== words && { prompt_override: own }),
      ...(seed !== '' && { seed: Number(seed) }),
      ...(offer && !offer.in_use && { model_override: offer.model }),
      ...(offer?.usd === null && { allow_unpriced: true }),
    };
    void whileMaking(checkpointId, slot, () =>
      edits.edit({
        label: t('takeMade', { number, take: nextTake }),
        isLong: true,
        call: (ifMatch) => regenerateChunk(videoId, checkpointId, wish, ifMatch),
      }),
    );
  };
  return (
    <Section title={t('remakeWith')} aside={offer?.seconds ? formatSeconds(offer.seconds) : undefined}>
      {error !== null && <ProblemNote problem={problemOf(error)} />}
      {retakes === undefined && error === null && <Skeleton className="h-16" />}
      {retakes && <Offers offers={retakes.offers} chosen={offer?.model ?? ''} onChoose={setModel} />}
      <div className="mt-2.5 flex flex-col gap-2">
        <TextArea
          label={t('words')}
          aside={ownWords === '' ? t('wordsHint') : `${ownWords.length} / 1000`}
          placeholder={words}
          maxLength={1000}
          dir="auto"
          value={ownWords}
          onChange={(event) => setOwnWords(event.target.value)}
        />
        <SeedField seed={seed} isWrong={isSeedWrong} onSeed={setSeed} />
      </div>
      {isMaking ? (
        <p role="status" className="small mt-3 flex items-center gap-2 text-text-2">
          <span className="live-dot" aria-hidden /> {t('makingNow')}
        </p>
      ) : (
        offer && (
          <div className="mt-3">
            <RetakeButton
              take={nextTake}
              title={t('billTitle', { number: nextTake, clip: number })}
              makes={t('billMakes', { seconds: formatSeconds(offer.seconds ?? 0), model: offer.title })}
              outdates={retakes?.outdates ?? []}
              usd={offer.usd}
              isDisabled={isSeedWrong}
              isOpen={isBillOpen}
              onOpenChange={setBillOpen}
              onPay={remake}
            />
          </div>
        )
      )}
      {retakes && offer === undefined && <p className="small mt-2 text-text-2">{t('noModel')}</p>}
    </Section>
  );
}

/** Where chance begins: a number of one's own, one that is thrown, or a new one each time. */
function SeedField({
  seed,
  isWrong,
  onSeed,
}: {
  readonly seed: string;
  readonly isWrong: boolean;
  readonly onSeed: (seed: string) => void;
}) {
  const t = useClipsText();
  return (
    <div className="flex items-start gap-1">
      <TextField
        className="flex-1"
        label={t('seed')}
        inputMode="numeric"
        placeholder={t('seedAuto')}
        value={seed}
        {...(isWrong && { fault: `0–${seedMaximum}` })}
        onChange={(event) => onSeed(event.target.value.trim())}
      />
      <IconButton
        label={t('seed')}
        className="mt-2.5"
        onClick={() => onSeed(String(crypto.getRandomValues(new Uint32Array(1))[0]! % seedMaximum))}
      >
        <Dices size={15} aria-hidden />
      </IconButton>
    </div>
  );
}

/** The models that can make it, the one in use first; the others, and what they lack, are folded away. */
function Offers({
  offers,
  chosen,
  onChoose,
}: {
  readonly offers: readonly Offer[];
  readonly chosen: string;
  readonly onChoose: (model: string) => void;
}) {
  const t = useClipsText();
  const usable = offers.filter(({ can_use: can }) => can);
  const others = offers.filter(({ can_use: can }) => !can);
  return (
    <>
      <RadioGroup
        aria-label={t('remakeWith')}
        value={chosen}
        onValueChange={(model) => onChoose(String(model))}
        className="-mx-2 flex flex-col"
      >
        {usable.map((offer) => (
          <OfferRow key={offer.model} offer={offer} isChosen={offer.model === chosen} />
        ))}
      </RadioGroup>
      {others.length > 0 && (
        <details className="small text-text-3">
          <summary className="flex min-h-7 cursor-pointer items-center hover:text-text">
            {t('otherModels', { count: others.length })}
          </summary>
          <ul>
            {others.map(({ model, title, reason }) => (
              <li key={model} className="py-1">
                <span className="text-text-2">{title}</span> <span className="micro block">{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function OfferRow({ offer, isChosen }: { readonly offer: Offer; readonly isChosen: boolean }) {
  const t = useClipsText();
  return (
    <Radio.Root
      value={offer.model}
      nativeButton
      render={<button type="button" />}
      title={offer.note ?? undefined}
      className={cx(
        't-quick relative flex min-h-8 items-center gap-2 rounded-control px-2 text-left transition-colors',
        isChosen ? 'bg-pressed' : 'hover:bg-bg',
      )}
    >
      <span
        aria-hidden
        className={cx(
          'flex size-3.5 shrink-0 items-center justify-center rounded-full border',
          isChosen ? 'border-accent' : 'border-edge',
        )}
      >
        {isChosen && <i className="size-[6px] rounded-full bg-accent" />}
      </span>
      <span className="body shrink-0">{offer.title}</span>
      <span className="small min-w-0 truncate text-text-3">{offer.in_use ? t('inUse') : offer.note}</span>
      <span className="num small ml-auto shrink-0">{formatPrice(offer.usd)}</span>
    </Radio.Root>
  );
}
