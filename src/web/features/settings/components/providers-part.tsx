import { useSettingsText } from '../settings-texts.ts';
import { PartFrame } from './part-frame.tsx';
import { ProviderRow } from './provider-row.tsx';
import { SettingsGate } from './settings-gate.tsx';

/** Who makes things for money, with whose key, and whether it works. */
export function ProvidersPart() {
  const t = useSettingsText();
  return (
    <PartFrame title={t('part_providers')} intro={t('intro_providers')}>
      <SettingsGate>
        {({ providers }) => (
          <ul className="border-t border-line">
            {providers.map((provider) => (
              <ProviderRow key={provider.provider} provider={provider} />
            ))}
          </ul>
        )}
      </SettingsGate>
    </PartFrame>
  );
}
