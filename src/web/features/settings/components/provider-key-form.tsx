import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { problemOf } from '../../../lib/problem-error.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import type { ProviderSettings } from '../api/get-settings.ts';
import { saveProviderKey } from '../api/save-provider-key.ts';
import { providerKeyForm } from '../form-rules.ts';
import { useSettingsText } from '../settings-texts.ts';
import { useFaultWords } from '../use-fault-words.ts';

/** Where each provider gives keys out; text, since nothing here leads outside by itself. */
const places: Readonly<Record<string, string>> = {
  replicate: 'replicate.com/account/api-tokens',
  openai: 'platform.openai.com/api-keys',
  xai: 'console.x.ai',
  anthropic: 'console.anthropic.com/settings/keys',
  elevenlabs: 'elevenlabs.io/app/settings/api-keys',
};

/** Takes a key, has it tried, and says in the provider's own words when it is refused. */
export function ProviderKeyForm({
  provider,
  onSaved,
  onClose,
}: {
  readonly provider: ProviderSettings;
  readonly onSaved: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useSettingsText();
  const common = useCommonText();
  const faultWords = useFaultWords();
  const form = useForm({ resolver: zodResolver(providerKeyForm), defaultValues: { key: '' } });
  const { setFocus } = form;
  // It was just asked for.
  useEffect(() => setFocus('key'), [setFocus]);
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async ({ key }) => {
    try {
      await saveProviderKey(provider.provider, key);
    } catch (error) {
      form.setError('key', { message: problemOf(error).detail }, { shouldFocus: true });
      return;
    }
    form.reset();
    await onSaved();
  });
  const place = places[provider.provider];
  return (
    <form
      noValidate
      aria-label={t('keyOf', { title: provider.title })}
      onSubmit={(event) => void save(event)}
      className="enter mt-3 flex flex-col gap-3 rounded-control bg-surface p-4"
    >
      <TextField
        {...form.register('key')}
        label={t('keyField')}
        type="password"
        autoComplete="off"
        spellCheck={false}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        readOnly={isSubmitting}
        fault={faultWords(errors.key?.message)}
      />
      <p className="small text-text-3">
        {place !== undefined && (
          <>
            {t('keyWhere', { place: '' })}
            <span className="tc text-text-2 select-all">{place}</span>.{' '}
          </>
        )}
        {t('keyKept')}
      </p>
      <div className="flex justify-end gap-2">
        <Button kind="ghost" onClick={onClose}>
          {common('notYet')}
        </Button>
        <Button kind="ink" type="submit" disabled={isSubmitting}>
          {t(isSubmitting ? 'testing' : 'testAndSave')}
        </Button>
      </div>
    </form>
  );
}
