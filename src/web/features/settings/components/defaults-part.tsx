import { useQuery } from '@tanstack/react-query';
import { aspectRatios, resolutions } from '#domain/frame-format.ts';
import { qualityTiers } from '#domain/models/quality-tier.ts';
import { modelsQuery } from '../../../lib/calls/list-models.ts';
import { formatPrice } from '../../../lib/money.ts';
import type { Settings } from '../api/get-settings.ts';
import { useSettingsText } from '../settings-texts.ts';
import { DefaultChoice } from './default-choice.tsx';
import { DefaultLength } from './default-length.tsx';
import { PartFrame } from './part-frame.tsx';
import { SettingsGate } from './settings-gate.tsx';

type Defaults = Settings['defaults'];

const makers = [
  ['model', 'video'],
  ['image_model', 'image'],
  ['music_model', 'music'],
  ['language_model', 'language'],
  ['speech_model', 'speech'],
] as const satisfies readonly (readonly [keyof Defaults, string])[];

/** What a new ad starts with. Each choice holds at once. */
export function DefaultsPart() {
  const t = useSettingsText();
  return (
    <PartFrame title={t('part_defaults')} intro={t('intro_defaults')}>
      <SettingsGate>
        {({ defaults }) => (
          <>
            <h3 className="small mb-2 font-medium text-text-2">{t('choiceFilm')}</h3>
            <FilmChoices defaults={defaults} />
            <h3 className="small mt-7 mb-2 font-medium text-text-2">{t('choiceModels')}</h3>
            <ModelChoices defaults={defaults} />
          </>
        )}
      </SettingsGate>
    </PartFrame>
  );
}

const gridClass = 'grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1';

function FilmChoices({ defaults }: { readonly defaults: Defaults }) {
  const t = useSettingsText();
  const open = { value: '', label: t('asWritten') };
  return (
    <div className={gridClass}>
      <DefaultChoice
        name="aspect_ratio"
        value={defaults.aspect_ratio}
        options={[open, ...aspectRatios.map((value) => ({ value, label: value }))]}
      />
      <DefaultLength seconds={defaults.duration_seconds} />
      <DefaultChoice
        name="quality"
        value={defaults.quality}
        options={[
          { value: '', label: t('chosenForYou') },
          ...qualityTiers.map((value) => ({ value, label: t(`quality_${value}`) })),
        ]}
      />
      <DefaultChoice
        name="resolution"
        value={defaults.resolution}
        options={[{ value: '', label: t('chosenForYou') }, ...resolutions.map((value) => ({ value, label: value }))]}
      />
      <DefaultChoice
        name="auto_continue"
        value={defaults.auto_continue === true ? 'true' : ''}
        options={[
          { value: '', label: t('waits') },
          { value: 'true', label: t('runsThrough') },
        ]}
      />
    </div>
  );
}

function ModelChoices({ defaults }: { readonly defaults: Defaults }) {
  const t = useSettingsText();
  const { data: models = [] } = useQuery(modelsQuery);
  return (
    <div className={gridClass}>
      {makers.map(([name, modality]) => {
        const own = models.filter((model) => model.modality === modality);
        const value = defaults[name];
        const chosen = own.find(({ id, short_names: names }) => id === value || names.includes(value ?? ''));
        return (
          <DefaultChoice
            key={name}
            name={name}
            value={chosen?.id ?? value}
            options={[
              { value: '', label: t('chosenForYou') },
              // A model that is no longer there is still what was chosen.
              ...(value !== null && chosen === undefined ? [{ value, label: value }] : []),
              ...own
                .toSorted((a, b) => Number(b.can_use) - Number(a.can_use))
                .map((model) => ({
                  value: model.id,
                  label: model.title,
                  hint: formatPrice(model.price.usd),
                  isDisabled: !model.can_use,
                  ...(model.reason !== null && { note: model.reason }),
                })),
            ]}
          />
        );
      })}
    </div>
  );
}
