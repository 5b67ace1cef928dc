import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Artifact } from '#contract/artifact.ts';
import { formatPrice } from '../../../lib/money.ts';
import { useSlotWords } from '../../../lib/slot-words.ts';
import { formatMoment } from '../../../lib/time.ts';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import type { ComparePageProps } from '../compare-address.ts';
import { takesMedia } from '../compare-media.ts';
import { useCompareText } from '../compare-texts.ts';
import { useFilmAddress } from '../use-film-address.ts';
import { usePairPlayback } from '../use-pair-playback.ts';
import { CompareLayout } from './compare-layout.tsx';
import { SideDisc } from './side-disc.tsx';

/** Two takes of one picture or clip. */
export function TakeComparison({
  address,
  onAddress,
  a,
  b,
  takes,
}: ComparePageProps & { readonly a: Artifact; readonly b: Artifact; readonly takes: readonly Artifact[] }) {
  const t = useCompareText();
  const slotWords = useSlotWords();
  const router = useRouter();
  const media = useMemo(() => takesMedia(a, b), [a, b]);
  const playback = usePairPlayback(media, null);
  useFilmAddress(playback, media.kind !== 'picture', address, (seconds) => onAddress({ t: seconds }));
  const own = takes.filter(({ slot }) => slot === a.slot);
  const chooser = (side: 'A' | 'B', chosen: Artifact) => (
    <span className="flex items-center gap-1">
      <SideDisc side={side} />
      <Select
        look="inline"
        label={t(`side${side}`)}
        value={chosen.artifact_id}
        onChange={(id) => onAddress({ [side.toLowerCase()]: id })}
        options={own.map((take) => ({
          value: take.artifact_id,
          label: t('take_of', { what: slotWords(take.slot), version: take.version }),
          shortLabel: `v${take.version}`,
        }))}
      />
    </span>
  );
  return (
    <CompareLayout
      {...{ media, playback }}
      look={address.look}
      sides={[chooser('A', a), chooser('B', b)]}
      title={<b className="font-medium">{slotWords(a.slot)}</b>}
      inspector={
        <>
          <TakeFacts side="A" take={a} />
          <TakeFacts side="B" take={b} />
          <p className="small px-4 py-3 text-text-2">
            {t('hash')}: {t(a.sha256 === b.sha256 ? 'hashEqual' : 'hashDiffers')}
          </p>
        </>
      }
      missing=""
      onLook={(look) => onAddress({ look })}
      onSwap={() => onAddress({ a: b.artifact_id, b: a.artifact_id })}
      onClose={() => router.history.back()}
    />
  );
}

function TakeFacts({ side, take }: { readonly side: 'A' | 'B'; readonly take: Artifact }) {
  const t = useCompareText();
  const slotWords = useSlotWords();
  const title = `${side}: ${t('take_of', { what: slotWords(take.slot), version: take.version })}`;
  return (
    <Section title={title}>
      <dl>
        <FactRow name={t('madeBy')}>
          {take.provider} · {take.model}
        </FactRow>
        {take.seed !== null && <FactRow name={t('seed')}>{take.seed}</FactRow>}
        <FactRow name={t('cost')}>{formatPrice(take.cost_usd)}</FactRow>
        <FactRow name={t('made')}>{formatMoment(take.created_at)}</FactRow>
      </dl>
    </Section>
  );
}
