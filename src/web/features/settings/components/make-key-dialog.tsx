import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { Problem } from '#contract/problem.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Select } from '../../../ui/select.tsx';
import { createApiKey } from '../api/create-api-key.ts';
import { apiKeysQuery } from '../api/list-api-keys.ts';
import { apiKeyForm, scopes, toKeyRequest } from '../form-rules.ts';
import { useSettingsText } from '../settings-texts.ts';
import { useFaultWords } from '../use-fault-words.ts';
import type { MadeKey } from '../made-key.ts';

const formId = 'make-key';

const requestNow = (values: z.output<typeof apiKeyForm>) => toKeyRequest(values, new Date());

/** What a new key is called, may do, and how long. */
export function MakeKeyDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (made: MadeKey) => void;
}) {
  const t = useSettingsText();
  const faultWords = useFaultWords();
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useForm<z.input<typeof apiKeyForm>, unknown, z.output<typeof apiKeyForm>>({
    resolver: zodResolver(apiKeyForm),
    defaultValues: { name: '', scopes: ['read', 'write'], days: '0' },
  });
  const { errors, isSubmitting } = form.formState;
  const make = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      const { name, key } = await createApiKey(requestNow(values));
      void client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
      onMade({ name, key });
    } catch (error) {
      setProblem(problemOf(error));
    }
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('makeKey')}
      width="max-w-[480px]"
      footer={
        <Button kind="ink" size="lg" type="submit" form={formId} disabled={isSubmitting}>
          {t('makeKey')}
        </Button>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void make(event)} className="flex flex-col gap-4">
        <TextField
          {...form.register('name')}
          label={t('keyName')}
          placeholder={t('keyNameHint')}
          autoComplete="off"
          maxLength={120}
          fault={faultWords(errors.name?.message)}
        />
        <Controller
          control={form.control}
          name="scopes"
          render={({ field }) => (
            <fieldset>
              <legend className="small mb-1 text-text-2">{t('mayDo')}</legend>
              {scopes.map((scope) => (
                <Checkbox
                  key={scope}
                  isChecked={field.value.includes(scope)}
                  onChange={(isChecked) =>
                    field.onChange(isChecked ? [...field.value, scope] : field.value.filter((other) => other !== scope))
                  }
                  className="min-h-8"
                >
                  {t(`scope_${scope}`)}
                </Checkbox>
              ))}
              {errors.scopes && (
                <p role="alert" className="small mt-1 text-fail">
                  {faultWords(errors.scopes.message)}
                </p>
              )}
            </fieldset>
          )}
        />
        <Controller
          control={form.control}
          name="days"
          render={({ field }) => (
            <Select
              label={t('expires')}
              value={field.value}
              onChange={field.onChange}
              options={[
                { value: '0', label: t('never') },
                { value: '30', label: t('days30') },
                { value: '90', label: t('days90') },
                { value: '365', label: t('days365') },
              ]}
            />
          )}
        />
        {problem !== null && <ProblemNote problem={problem} />}
      </form>
    </Dialog>
  );
}
