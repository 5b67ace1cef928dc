import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { announce } from '../../../lib/announce.ts';
import { modelsQuery } from '../../../lib/calls/list-models.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { formatMoment } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { StateLine, type StateKind } from '../../../ui/state-line.tsx';
import { SureDialog } from '../../../ui/sure-dialog.tsx';
import { removeProviderKey } from '../api/remove-provider-key.ts';
import { settingsQuery, type ProviderSettings } from '../api/get-settings.ts';
import { useSettingsText } from '../settings-texts.ts';
import { ProviderKeyForm } from './provider-key-form.tsx';

/** One provider: what for, whose key, whether it works; a key is added, replaced and removed in place. */
export function ProviderRow({ provider }: { readonly provider: ProviderSettings }) {
  const t = useSettingsText();
  const [open, setOpen] = useState<'key' | 'remove' | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const refresh = useRefresh();
  const { title, modalities } = provider;
  const what = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(
    modalities.map((modality) => t(`modality_${modality}`)),
  );
  const close = (): void => {
    setOpen(null);
    opener.current?.focus();
  };
  const remove = async (): Promise<void> => {
    await removeProviderKey(provider.provider);
    await refresh();
    announce(t('keyRemoved', { title }));
    close();
  };
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-[220px] flex-1">
          <h3 className="lead font-medium">{title}</h3>
          {modalities.length > 0 && <p className="small text-text-3">{t('for', { what })}</p>}
        </div>
        <ProviderState provider={provider} />
        <div className="flex w-[200px] justify-end gap-1 max-sm:w-full max-sm:justify-start">
          {provider.has_saved_key && (
            <Button kind="ghost" onClick={() => setOpen('remove')}>
              {t('removeKey')}
            </Button>
          )}
          {provider.takes_key && (
            <Button ref={opener} aria-expanded={open === 'key'} onClick={() => setOpen(open === 'key' ? null : 'key')}>
              {t(provider.has_saved_key ? 'replaceKey' : 'addKey')}
            </Button>
          )}
        </div>
      </div>
      {open === 'key' && (
        <ProviderKeyForm
          provider={provider}
          onClose={close}
          onSaved={async () => {
            await refresh();
            announce(t('keySaved', { title }));
            close();
          }}
        />
      )}
      {open === 'remove' && (
        <SureDialog
          title={t('removeTitle', { title })}
          text={[t('removeText')]}
          action={t('removeIt')}
          onSure={remove}
          onClose={close}
        />
      )}
    </li>
  );
}

const glyphs: Record<ProviderSettings['state'], StateKind> = {
  works: 'done',
  refused: 'failed',
  unchecked: 'idle',
  missing: 'idle',
};

/** Whether it works, whose key that is, and what the provider says. */
function ProviderState({ provider }: { readonly provider: ProviderSettings }) {
  const t = useSettingsText();
  const { state, source, key_hint: hint, checked_at: at, detail } = provider;
  const words = {
    works: at === null ? t('state_works') : t('state_worksSince', { when: formatMoment(at) }),
    refused: t('state_refused'),
    unchecked: t('state_unchecked'),
    missing: t(provider.takes_key ? 'state_missing' : 'state_missingPlace'),
  };
  const from =
    source === null
      ? provider.takes_key
        ? null
        : t('inEnvironment')
      : hint === null
        ? t(source === 'environment' ? 'from_environmentPlain' : 'state_unchecked')
        : t(`from_${source}`, { hint });
  return (
    <div className="w-[260px] min-w-0 pt-[3px] max-sm:w-full max-sm:pt-0">
      {state === 'missing' ? (
        <p className="small text-text-3">{words.missing}</p>
      ) : (
        <StateLine kind={glyphs[state]}>{words[state]}</StateLine>
      )}
      {from !== null && <p className="small mt-0.5 text-text-3">{from}</p>}
      {source === 'environment' && provider.has_saved_key && <p className="small text-text-3">{t('waitsBehind')}</p>}
      {detail !== null && <p className={state === 'refused' ? 'small text-fail' : 'small text-text-3'}>{detail}</p>}
    </div>
  );
}

/** Reads anew what depends on keys. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: modelsQuery.queryKey });
    await client.invalidateQueries({ queryKey: settingsQuery.queryKey });
  };
}
