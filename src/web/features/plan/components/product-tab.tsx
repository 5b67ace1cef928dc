import { Section } from '../../../ui/section.tsx';
import { usePlanFieldText } from '../../../lib/plan-field-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import type { Plan } from '../use-plan.ts';
import { PlanField } from './plan-field.tsx';

/** What is advertised: name, brand, offer, what to do, and how to reach it. */
export function ProductTab({ plan }: { readonly plan: Plan }) {
  const t = usePlanText();
  const fieldText = usePlanFieldText();
  const { product } = plan.spec;
  const needed = { plan, isNeeded: true };
  return (
    <Section title={t('product')} className="border-0">
      <div className="flex flex-col gap-2">
        <PlanField
          {...needed}
          label={fieldText('product.name')}
          value={product.name}
          maxLength={80}
          patch={(name) => ({ product: { name } })}
        />
        {(['brand', 'category', 'audience', 'offer'] as const).map((field) => (
          <PlanField
            key={field}
            plan={plan}
            label={fieldText(`product.${field}`)}
            value={product[field] ?? ''}
            maxLength={field === 'brand' || field === 'category' ? 80 : 120}
            // What is not known is null, but what kind of thing it is may be an empty text.
            patch={(text) => ({ product: { [field]: text === '' && field !== 'category' ? null : text } })}
          />
        ))}
        <PlanField
          {...needed}
          label={fieldText('product.call_to_action')}
          value={product.call_to_action}
          maxLength={60}
          patch={(text) => ({ product: { call_to_action: text } })}
        />
        <PlanField
          plan={plan}
          label={fieldText('product.contact')}
          value={product.contact ?? ''}
          maxLength={120}
          patch={(text) => ({ product: { contact: text === '' ? null : text } })}
        />
      </div>
      <p className="small mt-3 text-text-3">{t('productHint')}</p>
    </Section>
  );
}
