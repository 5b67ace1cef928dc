import type { ComponentProps } from 'react';
import { problemOf } from '../../../lib/problem-error.ts';
import { Select } from '../../../ui/select.tsx';
import type { Settings, SettingsPatch } from '../api/get-settings.ts';
import { useSettingsText } from '../settings-texts.ts';
import { useChangeSettings } from '../use-change-settings.ts';

type DefaultName = Exclude<keyof Settings['defaults'], 'duration_seconds'>;

/** One thing a new ad starts with; the empty choice leaves it open. Chosen is saved, and refused says why below. */
export function DefaultChoice({
  name,
  value,
  options,
}: {
  readonly name: DefaultName;
  readonly value: string | null;
  readonly options: ComponentProps<typeof Select>['options'];
}) {
  const t = useSettingsText();
  const change = useChangeSettings();
  const waiting = change.isPending ? change.variables.defaults?.[name] : undefined;
  const shown = waiting === undefined ? (value ?? '') : waiting === null ? '' : String(waiting);
  return (
    <div className="min-w-0">
      <Select
        label={t(name)}
        value={shown}
        options={options}
        onChange={(next) => change.mutate({ defaults: defaultOf(name, next) })}
      />
      {change.isError && (
        <p role="alert" className="small mt-1 text-fail">
          {problemOf(change.error).detail}
        </p>
      )}
    </div>
  );
}

/** The choice as the API takes it. The options are those of the contract, so each text is one of its values. */
function defaultOf(name: DefaultName, text: string): NonNullable<SettingsPatch['defaults']> {
  if (text === '') return { [name]: null };
  return { [name]: name === 'auto_continue' ? text === 'true' : text };
}
