import type { ReactNode } from 'react';
import { runCommand } from '../../../lib/run-command.ts';
import { changeLanguage, currentLanguage, languages, type Language } from '../../../lib/texts.ts';
import { chooseTheme, themeChoices, useThemeChoice } from '../../../lib/theme.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useSettingsText } from '../settings-texts.ts';
import { PartFrame } from './part-frame.tsx';

const spoken = Object.entries(languages).map(([value, label]) => ({ value: value as Language, label }));

/** How the studio looks and speaks here. */
export function LookPart() {
  const t = useSettingsText();
  const theme = useThemeChoice();
  return (
    <PartFrame title={t('part_look')} intro={t('intro_look')}>
      <div className="border-t border-line">
        <Row name={t('theme')}>
          <Segmented
            label={t('theme')}
            value={theme}
            onChange={chooseTheme}
            options={themeChoices.map((value) => ({ value, label: t(`theme_${value}`) }))}
          />
        </Row>
        <Row name={t('language')}>
          <Segmented
            label={t('language')}
            value={currentLanguage()}
            onChange={(language) => void changeLanguage(language)}
            options={spoken}
          />
        </Row>
        <Row name={t('keys')}>
          <Button keys="?" onClick={() => runCommand('keys.open')}>
            {t('seeKeys')}
          </Button>
        </Row>
      </div>
    </PartFrame>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2">
      <span className="body">{name}</span>
      {children}
    </div>
  );
}
