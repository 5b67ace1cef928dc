import { Clock3, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { beatKinds, type BeatKind } from '#domain/beat.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { shareForNew } from '../beat-lengths.ts';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { insertBeat } from '../plan-patches.ts';
import { usePlanFieldText } from '../../../lib/plan-field-texts.ts';
import { usePlaceText } from '../place-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import type { Plan } from '../use-plan.ts';
import { PlaceSelect } from './place-select.tsx';

const beatsMaximum = 90;

interface InsertProps {
  readonly plan: Plan;
  /** Before which beat; -1 for the usual place. Null while nothing is asked. */
  readonly place: number | null;
  readonly onClose: () => void;
  readonly onInserted: (place: number) => void;
}

/** Asks what the new beat is and where it stands, and says who gives it its seconds. */
export function InsertDialog(props: InsertProps) {
  const { place, plan } = props;
  // What was chosen for one insertion is not kept for the next.
  return place === null ? null : <OpenDialog key={plan.keys.length} {...props} place={usualPlace(plan, place)} />;
}

/** Before the call to action at the end, else at the end. */
function usualPlace({ spec: { beats } }: Plan, place: number): number {
  if (place >= 0) return Math.min(place, beats.length);
  return beats.at(-1)?.kind === 'call_to_action' ? beats.length - 1 : beats.length;
}

function OpenDialog({ plan, place: firstPlace, onClose, onInserted }: InsertProps & { readonly place: number }) {
  const t = usePlaceText();
  const planWords = usePlanText();
  const fieldText = usePlanFieldText();
  const common = useCommonText();
  const kinds = useBeatKindText();
  const choices = useChoiceText();
  const { spec } = plan;
  const [kind, setKind] = useState<BeatKind>(() => firstMissing(plan));
  const [place, setPlace] = useState(firstPlace);
  const [headline, setHeadline] = useState('');
  const [visual, setVisual] = useState('');
  const share = shareForNew(spec, kind, plan.locked);
  const isFull = spec.beats.length >= beatsMaximum;
  const insert = (): void => {
    if (share === null || isFull) return;
    const beat = {
      kind,
      duration_seconds: share.seconds,
      ...(headline.trim() !== '' && { text: { headline: headline.trim() } }),
      ...(visual.trim() !== '' && { visual: visual.trim() }),
    };
    const label = t('inserted', { number: place + 1, kind: kinds(kind) });
    void plan.change({ label, movesBeats: true, patchOf: insertBeat(place, beat, share.donor) });
    onClose();
    onInserted(place);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('insertTitle')}
      description={planWords('insertHint', { length: formatSeconds(spec.duration_seconds) })}
      width="max-w-[520px]"
      footer={
        <>
          <Button kind="ghost" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button kind="ink" disabled={share === null || isFull} onClick={insert}>
            {t('insertDo')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
          <Select
            label={fieldText('beats.kind')}
            value={kind}
            onChange={setKind}
            options={beatKinds.map((each) => ({ value: each, label: kinds(each), note: choices(`kind.${each}`) }))}
          />
          <PlaceSelect beats={spec.beats} value={place} onChange={setPlace} />
        </div>
        <TextArea
          label={t('words')}
          value={headline}
          maxLength={160}
          placeholder={t('wordsHint')}
          onChange={({ target }) => setHeadline(target.value.replaceAll(/\s*\n\s*/g, ' '))}
        />
        <TextArea
          label={fieldText('beats.visual')}
          value={visual}
          maxLength={1000}
          placeholder={t('wordsHint')}
          onChange={({ target }) => setVisual(target.value.replaceAll(/\s*\n\s*/g, ' '))}
        />
        {share === null || isFull ? (
          <p role="alert" className="small mt-1 flex items-start gap-2 text-stale">
            <TriangleAlert size={13} className="mt-[2px] shrink-0" aria-hidden />
            {t(isFull ? 'insertTooMany' : 'insertNoRoom')}
          </p>
        ) : (
          <p className="small mt-1 flex items-start gap-2 text-text-2">
            <Clock3 size={13} className="mt-[2px] shrink-0" aria-hidden />
            {t('insertTakes', {
              length: formatSeconds(share.seconds),
              number: share.donor.index + 1,
              kind: kinds(spec.beats[share.donor.index]!.kind),
              rest: formatSeconds(share.donor.seconds),
            })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** The first of the kinds that often carry an ad and are not there yet. */
function firstMissing({ spec }: Plan): BeatKind {
  const wishes: readonly BeatKind[] = ['proof', 'feature', 'benefit', 'demonstration', 'lifestyle'];
  return wishes.find((kind) => !spec.beats.some((beat) => beat.kind === kind)) ?? 'feature';
}
