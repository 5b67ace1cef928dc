import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { problemOf } from '../../../lib/problem-error.ts';
import { TextField } from '../../../ui/field.tsx';
import { lengthForm, readSeconds } from '../form-rules.ts';
import { useSettingsText } from '../settings-texts.ts';
import { useChangeSettings } from '../use-change-settings.ts';
import { useFaultWords } from '../use-fault-words.ts';

/** How long a new ad is; saved when the field is left or Enter is pressed. */
export function DefaultLength({ seconds }: { readonly seconds: number | null }) {
  const t = useSettingsText();
  const faultWords = useFaultWords();
  const change = useChangeSettings();
  const present = seconds === null ? '' : String(seconds);
  const form = useForm({ resolver: zodResolver(lengthForm), values: { seconds: present } });
  const save = form.handleSubmit(async ({ seconds: text }) => {
    const next = readSeconds(text);
    if (next === undefined || next === seconds) return;
    try {
      await change.mutateAsync({ defaults: { duration_seconds: next } });
    } catch (error) {
      form.setError('seconds', { message: problemOf(error).detail });
    }
  });
  const field = form.register('seconds', { onBlur: () => void save() });
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <TextField
        {...field}
        label={t('duration_seconds')}
        inputMode="decimal"
        autoComplete="off"
        placeholder={t('asWritten')}
        fault={faultWords(form.formState.errors.seconds?.message)}
      />
    </form>
  );
}
