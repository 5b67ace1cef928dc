import { CornerDownLeft } from 'lucide-react';
import type { Artifact } from '#contract/artifact.ts';
import type { Retakes } from '../../../lib/calls/list-retakes.ts';
import { formatPrice } from '../../../lib/money.ts';
import { formatMoment } from '../../../lib/time.ts';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Section } from '../../../ui/section.tsx';
import type { StoryboardCell } from '../storyboard-cells.ts';
import { useOutdatesWords } from '../../../lib/use-outdates-words.ts';
import { useStoryboardText } from '../storyboard-texts.ts';

/** Where a picture comes from: beat, model, seed, cost, time, size; and what hangs on it. */
export function MadeFrom({
  cell,
  picture,
  retakes,
}: {
  readonly cell: StoryboardCell;
  readonly picture: Artifact;
  readonly retakes: Retakes | undefined;
}) {
  const t = useStoryboardText();
  const outdates = useOutdatesWords();
  const { media } = picture;
  return (
    <Section title={t('madeFrom')} className="border-0">
      <dl>
        <FactRow name={t('factPlan')}>{t('factPlanValue', { number: cell.index + 1 })}</FactRow>
        <FactRow name={t('factModel')}>
          {picture.provider === 'upload' ? t('factUploaded') : `${picture.provider} · ${picture.model}`}
        </FactRow>
        {picture.seed !== null && <FactRow name={t('factSeed')}>{picture.seed}</FactRow>}
        <FactRow name={t('factCost')}>{formatPrice(picture.cost_usd)}</FactRow>
        <FactRow name={t('factMade')}>{formatMoment(picture.created_at)}</FactRow>
        {media?.width && media.height && (
          <FactRow name={t('factSize')}>
            {media.width} × {media.height}
          </FactRow>
        )}
      </dl>
      {picture.notes.map((note) => (
        <p key={note} className="small mt-2 text-text-2">
          {note}
        </p>
      ))}
      {retakes && retakes.outdates.length > 0 && (
        <p className="small mt-2 flex items-start gap-2 text-text-3">
          <CornerDownLeft size={13} className="mt-[2px] shrink-0" aria-hidden />
          {outdates(retakes.outdates)}
        </p>
      )}
    </Section>
  );
}
