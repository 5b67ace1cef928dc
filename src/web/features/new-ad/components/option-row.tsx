import { useQuery } from '@tanstack/react-query';
import { modelsQuery } from '../../../lib/calls/list-models.ts';
import { formatPrice } from '../../../lib/money.ts';
import { Select } from '../../../ui/select.tsx';
import { formats, lengths, qualities, type Draft } from '../draft.ts';
import { changeDraft } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';

const shapes = { '16:9': 'shape_wide', '9:16': 'shape_tall', '1:1': 'shape_square', '4:5': 'shape_portrait' } as const;

/** Choices about the ad. Each begins by leaving it to the words, so that nothing contradicts them unasked. */
export function OptionRow({ draft, clipModel }: { readonly draft: Draft; readonly clipModel: string | null }) {
  const t = useNewAdText();
  const fromWords = { value: '', label: t('fromWords'), shortLabel: t('asWritten') } as const;
  return (
    <>
      <Select
        look="inline"
        label={t('format')}
        value={draft.format}
        onChange={(format) => changeDraft({ format })}
        options={[fromWords, ...formats.map((value) => ({ value, label: value, hint: t(shapes[value]) }))]}
      />
      <Select
        look="inline"
        label={t('length')}
        value={draft.length}
        onChange={(length) => changeDraft({ length })}
        options={[fromWords, ...lengths.map((value) => ({ value, label: `${value} s` }))]}
      />
      <Select
        look="inline"
        label={t('quality')}
        value={draft.quality}
        onChange={(quality) => changeDraft({ quality })}
        options={[
          { value: '', label: t('usualQuality'), shortLabel: t('usual') },
          ...qualities.map((value) => ({ value, label: t(`quality_${value}`) })),
        ]}
      />
      <ModelChoice model={draft.model} clipModel={clipModel} />
    </>
  );
}

/** Who makes the clips, with prices; a model that cannot be used now says why. Nothing where there is but one. */
function ModelChoice({ model, clipModel }: { readonly model: string; readonly clipModel: string | null }) {
  const t = useNewAdText();
  const { data: models = [] } = useQuery(modelsQuery);
  const makers = models.filter(({ modality }) => modality === 'video');
  if (makers.length < 2) return null;
  const automatic = makers.find(({ id }) => id === clipModel || id.endsWith(`/${clipModel}`))?.title;
  return (
    <Select
      look="inline"
      label={t('clipsBy')}
      value={model}
      onChange={(next) => changeDraft({ model: next })}
      options={[
        {
          value: '',
          label: automatic === undefined ? t('chosenForYou') : t('autoModel', { model: automatic }),
          shortLabel: model === '' && automatic !== undefined ? automatic : t('auto'),
        },
        ...makers
          .toSorted((a, b) => Number(b.can_use) - Number(a.can_use))
          .map((maker) => ({
            value: maker.id,
            label: maker.title,
            isDisabled: !maker.can_use,
            hint: priceWords(maker.price, t),
            ...(maker.reason !== null && { note: maker.reason }),
          })),
      ]}
    />
  );
}

function priceWords(
  { unit, usd }: { readonly unit: string; readonly usd: number | null },
  t: ReturnType<typeof useNewAdText>,
): string {
  const price = formatPrice(usd);
  if (usd === null || usd === 0) return price;
  if (unit === 'second') return t('perSecond', { price });
  return unit === 'clip' || unit === 'result' ? t('perClip', { price }) : price;
}
