import { zodResolver } from '@hookform/resolvers/zod';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { formatUsd } from '../../../lib/money.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Meter } from '../../../ui/meter.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { Settings } from '../api/get-settings.ts';
import { budgetForm, readUsd } from '../form-rules.ts';
import { useSettingsText } from '../settings-texts.ts';
import { useChangeSettings } from '../use-change-settings.ts';
import { useFaultWords } from '../use-fault-words.ts';
import { PartFrame } from './part-frame.tsx';
import { SettingsGate } from './settings-gate.tsx';

type Budget = Settings['budget'];

/** What a video and a month may cost at most. */
export function BudgetPart() {
  const t = useSettingsText();
  return (
    <PartFrame title={t('part_budget')} intro={t('intro_budget')}>
      <SettingsGate>
        {({ budget }) => (
          <>
            <MonthNow budget={budget} />
            <BudgetForm budget={budget} />
          </>
        )}
      </SettingsGate>
    </PartFrame>
  );
}

function MonthNow({ budget }: { readonly budget: Budget }) {
  const t = useSettingsText();
  const { month_used_usd: used, month_usd: limit } = budget;
  return (
    <div className="mb-6 max-w-[480px]">
      {limit !== null && (
        <Meter
          value={limit === 0 ? 1 : used / limit}
          tone={used >= limit ? 'bg-fail' : 'bg-accent'}
          className="h-[6px]!"
        />
      )}
      <p className="body num mt-2 flex flex-wrap justify-between gap-x-4">
        <span>
          {limit === null
            ? t('monthNowFree', { used: formatUsd(used) })
            : t('monthNow', { used: formatUsd(used), limit: formatUsd(limit) })}
        </span>
        <Link to="/costs" className="text-text-2 underline decoration-edge underline-offset-4 hover:text-text">
          {t('seeCosts')}
        </Link>
      </p>
      {limit !== null && <p className="small mt-1 text-text-3">{t('halfAndFull')}</p>}
    </div>
  );
}

function BudgetForm({ budget }: { readonly budget: Budget }) {
  const t = useSettingsText();
  const faultWords = useFaultWords();
  const change = useChangeSettings();
  const { server_month_usd: serverUsd } = budget;
  const form = useForm({
    resolver: zodResolver(budgetForm),
    values: { video: textOf(budget.video_usd), month: textOf(budget.own_month_usd) },
  });
  const { errors, isDirty } = form.formState;
  const save = form.handleSubmit(({ video, month }) => {
    const [videoUsd, monthUsd] = [readUsd(video) ?? null, readUsd(month) ?? null];
    if (serverUsd !== null && monthUsd !== null && monthUsd > serverUsd) {
      form.setError('month', { message: t('fault_aboveServer', { usd: formatUsd(serverUsd) }) }, { shouldFocus: true });
      return;
    }
    change.mutate({ budget: { video_usd: videoUsd, month_usd: monthUsd } });
  });
  const common = { inputMode: 'decimal', autoComplete: 'off', placeholder: t('noLimit'), aside: t('dollars') } as const;
  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex max-w-[480px] flex-col gap-3">
      <TextField
        {...form.register('month')}
        {...common}
        label={t('monthLimit')}
        fault={faultWords(errors.month?.message)}
      />
      {serverUsd !== null && (
        <p className="small -mt-1 text-text-3">{t('serverAllows', { usd: formatUsd(serverUsd) })}</p>
      )}
      <TextField
        {...form.register('video')}
        {...common}
        label={t('videoLimit')}
        fault={faultWords(errors.video?.message)}
      />
      {change.isError && <ProblemNote problem={problemOf(change.error)} />}
      <div className="flex items-center gap-3">
        <Button kind="ink" size="lg" type="submit" disabled={!isDirty || change.isPending}>
          {t('saveLimits')}
        </Button>
        {change.isSuccess && !isDirty && <span className="small text-text-2">{t('saved')}</span>}
      </div>
    </form>
  );
}

const textOf = (usd: number | null): string => (usd === null ? '' : usd.toFixed(2));
