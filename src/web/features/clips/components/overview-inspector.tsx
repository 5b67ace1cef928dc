import { Check } from 'lucide-react';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import { formatPrice } from '../../../lib/money.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Section } from '../../../ui/section.tsx';
import { StateLine } from '../../../ui/state-line.tsx';
import { useClipsText } from '../clips-texts.ts';

/** What there is to say of all clips, while none is chosen. */
export function OverviewInspector({
  clips,
  durationSeconds,
  onSelect,
}: {
  readonly clips: readonly ClipPlace[];
  readonly durationSeconds: number;
  readonly onSelect: (slot: string) => void;
}) {
  const t = useClipsText();
  const stale = clips.filter(({ artifact }) => artifact !== null && artifact.stale !== null);
  const usd = clips.reduce<number | null>((sum, { artifact }) => {
    const cost = artifact?.cost_usd ?? null;
    return sum === null || cost === null ? null : sum + cost;
  }, 0);
  return (
    <>
      <Section title={t('allThere', { count: clips.length, seconds: formatSeconds(durationSeconds) })}>
        {stale.length === 0 ? (
          <p className="small flex items-center gap-2 text-text-2">
            <Check size={13} aria-hidden /> {t('allCurrent')}
          </p>
        ) : (
          <div className="flex items-center justify-between gap-2">
            <StateLine kind="stale">{t('outOfDateCount', { count: stale.length })}</StateLine>
            <Button size="sm" onClick={() => onSelect(stale[0]!.slot)}>
              {t('showStale')}
            </Button>
          </div>
        )}
        <dl className="mt-2">
          <FactRow name={t('paidFor')}>{formatPrice(usd)}</FactRow>
        </dl>
      </Section>
      <p className="body p-4 text-text-3">{t('nothing')}</p>
    </>
  );
}
