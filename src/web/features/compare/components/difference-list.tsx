import { ArrowRight } from 'lucide-react';
import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import type { DiffEntry } from '../../../lib/calls/get-diff.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatPrice } from '../../../lib/money.ts';
import { isPickable } from '../../../lib/picking/differences.ts';
import { useSlotWords } from '../../../lib/slot-words.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { formatClock } from '../../../lib/time.ts';
import { usePlanWords } from '../../../lib/use-plan-words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Frame } from '../../../ui/frame.tsx';
import { fieldValue, spanOf } from '../beat-differences.ts';
import { useCompareText } from '../compare-texts.ts';

interface ListProps {
  readonly a: CheckpointView;
  readonly b: CheckpointView;
  readonly selectedSlot: string | null;
  readonly ticked: ReadonlySet<string>;
  /** Shows where it differs. */
  readonly onSelect: (entry: DiffEntry) => void;
  readonly onTick: (slot: string, isTicked: boolean) => void;
}

/** What differs, one after the other: what it was and is, where it is seen; ticked ones can be taken over. */
export function DifferenceList({ differing, ...props }: ListProps & { readonly differing: readonly DiffEntry[] }) {
  return (
    <ol>
      {differing.map((entry) => (
        <DifferenceItem key={entry.slot} entry={entry} {...props} />
      ))}
    </ol>
  );
}

function DifferenceItem({
  entry,
  a,
  b,
  selectedSlot,
  ticked,
  onSelect,
  onTick,
}: ListProps & { readonly entry: DiffEntry }) {
  const t = useCompareText();
  const slotWords = useSlotWords();
  const what = slotWords(entry.slot);
  const span = spanOf(entry, a) ?? spanOf(entry, b);
  const isSelected = entry.slot === selectedSlot;
  const artifactOf = (view: CheckpointView): Artifact | null =>
    view.artifacts.find(({ slot }) => slot === entry.slot) ?? null;
  return (
    <li
      className={cx('relative flex items-start gap-1 border-b border-line py-1 pr-2 pl-3', isSelected && 'bg-pressed')}
    >
      {isSelected && <i className="absolute inset-y-0 left-0 w-[2px] bg-accent" />}
      <Checkbox
        isChecked={ticked.has(entry.slot)}
        isDisabled={!isPickable(entry, a.checkpoint.phase_number)}
        onChange={(isTicked) => onTick(entry.slot, isTicked)}
        className="mt-2 px-1"
      >
        <span className="sr-only">{t('take', { what })}</span>
      </Checkbox>
      <button
        type="button"
        aria-pressed={isSelected}
        onClick={() => onSelect(entry)}
        className="min-w-0 flex-1 rounded-control px-1 py-2 text-left"
      >
        <span className="flex items-baseline justify-between gap-3">
          <b className="body min-w-0 truncate font-medium">{what}</b>
          <span className="tc micro shrink-0 text-text-3">
            {span === null ? t('wholeAd') : `${formatClock(span[0])}–${formatClock(span[1])}`}
          </span>
        </span>
        <ChangeWords entry={entry} a={artifactOf(a)} b={artifactOf(b)} />
        {entry.slot === 'spec' && <PlanFields fields={entry.fields} a={a} b={b} />}
        <ChangePictures a={artifactOf(a)} b={artifactOf(b)} />
      </button>
    </li>
  );
}

function ChangeWords({
  entry,
  a,
  b,
}: {
  readonly entry: DiffEntry;
  readonly a: Artifact | null;
  readonly b: Artifact | null;
}) {
  const t = useCompareText();
  const versionOf = (side: DiffEntry['from']): string => (side === null ? t('none') : `v${side.version}`);
  const words = [t('versions', { from: versionOf(entry.from), to: versionOf(entry.to) })];
  if (entry.from === null) words.push(t('onlyB'));
  else if (entry.to === null) words.push(t('onlyA'));
  else if (a !== null && b !== null && a.model !== b.model) words.push(`${a.model} → ${b.model}`);
  if (b !== null && entry.slot !== 'spec') words.push(formatPrice(b.cost_usd));
  return <span className="small num mt-0.5 block text-text-2">{words.join(', ')}</span>;
}

const fieldsMaximum = 4;

/** The first few fields of the plan that differ, before and after. */
function PlanFields({
  fields,
  a,
  b,
}: {
  readonly fields: readonly string[];
  readonly a: CheckpointView;
  readonly b: CheckpointView;
}) {
  const t = useCompareText();
  const words = usePlanWords();
  const more = fields.length - fieldsMaximum;
  return (
    <span className="mt-1 block">
      {fields.slice(0, fieldsMaximum).map((field) => (
        <span key={field} className="small mt-1 block [overflow-wrap:anywhere]">
          <span className="micro block text-text-3">{words.field(field)}</span>
          <s className="line-clamp-2 text-text-3">{words.value(field, fieldValue(a.spec, field))}</s>
          <span className="line-clamp-2 text-text">{words.value(field, fieldValue(b.spec, field))}</span>
        </span>
      ))}
      {more > 0 && <span className="small mt-1 block text-text-3">{t('moreFields', { count: more })}</span>}
    </span>
  );
}

function ChangePictures({ a, b }: { readonly a: Artifact | null; readonly b: Artifact | null }) {
  const [one, other] = [a && thumbnailOf(a, 320), b && thumbnailOf(b, 320)];
  if (!one && !other) return null;
  return (
    <span className="mt-2 flex items-center gap-2">
      <Frame src={one} alt="" className="min-w-0 flex-1" />
      <ArrowRight size={13} className="shrink-0 text-text-3" aria-hidden />
      <Frame src={other} alt="" className="min-w-0 flex-1" />
    </span>
  );
}
