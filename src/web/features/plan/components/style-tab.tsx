import { archetypeIds } from '#domain/archetype-id.ts';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { usePlanFieldText } from '../../../lib/plan-field-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import type { Plan } from '../use-plan.ts';
import { PaletteEditor, PaletteStrip } from './palette-editor.tsx';
import { PlanField } from './plan-field.tsx';

/** How the ad looks: the kind of ad, its tone, its colours and typefaces. */
export function StyleTab({ plan }: { readonly plan: Plan }) {
  const t = usePlanText();
  const fieldText = usePlanFieldText();
  const choices = useChoiceText();
  const { style } = plan.spec;
  return (
    <>
      <Section title={t('style')}>
        <div className="flex flex-col gap-2">
          {plan.canEdit && (
            <Select
              label={fieldText('style.archetype')}
              value={style.archetype}
              options={archetypeIds.map((value) => ({ value, label: choices(`archetype.${value}`) }))}
              onChange={(archetype) =>
                void plan.change({
                  label: t('planChanged', { field: fieldText('style.archetype') }),
                  isQuiet: true,
                  patchOf: () => ({ style: { archetype } }),
                })
              }
            />
          )}
          <PlanField
            plan={plan}
            label={fieldText('style.tone')}
            value={style.tone}
            maxLength={80}
            patch={(tone) => ({ style: { tone } })}
          />
        </div>
      </Section>
      <Section title={fieldText('style.palette')}>
        <PaletteStrip palette={style.palette} className="mb-3" />
        <PaletteEditor plan={plan} />
      </Section>
      <Section title={t('faces')} className="border-0">
        <dl>
          {[...new Set(Object.values(style.faces))].map((face) => (
            <FactRow key={face} name={face}>
              {' '}
            </FactRow>
          ))}
        </dl>
      </Section>
    </>
  );
}
