import { usePlanText } from '../plan-texts.ts';
import type { Plan } from '../use-plan.ts';
import type { PatchOf } from '../plan-patches.ts';
import { SavedField } from './saved-field.tsx';

/** A text of the plan as a whole, saved by itself. */
export function PlanField({
  plan,
  label,
  value,
  patch,
  isNeeded = false,
  check,
  ...rest
}: {
  readonly plan: Plan;
  readonly label: string;
  readonly value: string;
  /** What saving a text sends. */
  readonly patch: (text: string) => ReturnType<PatchOf>;
  /** Cannot be empty. */
  readonly isNeeded?: boolean;
  readonly check?: (text: string) => string | null;
  readonly maxLength?: number;
  readonly inputMode?: 'decimal' | 'text';
  readonly placeholder?: string;
  readonly className?: string;
}) {
  const t = usePlanText();
  if (!plan.canEdit) {
    return (
      <div className={rest.className}>
        <p className="micro text-text-3">{label}</p>
        <p className="body">{value}</p>
      </div>
    );
  }
  return (
    <SavedField
      {...rest}
      label={label}
      value={value}
      check={(text) => (isNeeded && text.trim() === '' ? t('notEmpty') : (check?.(text) ?? null))}
      onSave={(text) =>
        plan.change({ label: t('planChanged', { field: label }), isQuiet: true, patchOf: () => patch(text.trim()) })
      }
      onFaultShown={plan.claimFault}
    />
  );
}

/** Reads a number as people type it; null when it is none within the range. */
export function readNumber(text: string, least: number, most: number): number | null {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && number >= least && number <= most ? number : null;
}
