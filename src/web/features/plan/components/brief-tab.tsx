import { Mic, Music2, Quote } from 'lucide-react';
import { currentLanguage } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Section } from '../../../ui/section.tsx';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { usePlanFieldText } from '../../../lib/plan-field-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { spokenInAll } from '../spoken-words.ts';
import type { Plan } from '../use-plan.ts';
import { PaletteStrip } from './palette-editor.tsx';
import { PlanField, readNumber } from './plan-field.tsx';

export type PlanTab = 'brief' | 'style' | 'product' | 'sound';

const secondsRange = { least: 5, most: 180 } as const;

/** Everything at a glance: the prompt, what was chosen where it was silent, and what the other parts say. */
export function BriefTab({ plan, onTab }: { readonly plan: Plan; readonly onTab: (tab: PlanTab) => void }) {
  const t = usePlanText();
  const fieldText = usePlanFieldText();
  const { spec } = plan;
  return (
    <>
      <Section title={t('prompt')} aside={t('promptKept')}>
        <p className="body relative max-h-60 overflow-y-auto pl-5 whitespace-pre-wrap text-text-2" dir="auto">
          <Quote size={12} className="absolute top-1 left-0 text-text-3" aria-hidden />
          {spec.prompt}
        </p>
      </Section>
      <Section title={t('choices')} aside={<span className="num">{spec.warnings.length}</span>}>
        {spec.warnings.length === 0 && <p className="small text-text-3">{t('noChoices')}</p>}
        <ul className="flex flex-col gap-1.5">
          {spec.warnings.map((warning) => (
            <li key={warning} className="body text-text-2">
              {warning}
            </li>
          ))}
        </ul>
        <p className="small num mt-2 text-text-3">
          {t('madeIn', { aspect: spec.aspect_ratio, resolution: spec.resolution, fps: spec.fps })},{' '}
          {new Intl.DisplayNames(currentLanguage(), { type: 'language' }).of(spec.language)}
        </p>
      </Section>
      <Section title={t('titleAndLength')}>
        <div className="flex flex-col gap-2">
          <PlanField
            plan={plan}
            label={fieldText('title')}
            value={spec.title}
            maxLength={120}
            isNeeded
            patch={(title) => ({ title })}
          />
          <PlanField
            plan={plan}
            label={fieldText('duration_seconds')}
            value={String(Number(spec.duration_seconds.toFixed(2)))}
            maxLength={6}
            inputMode="decimal"
            check={(text) =>
              readNumber(text, secondsRange.least, secondsRange.most) === null ? t('notANumber', secondsRange) : null
            }
            patch={(text) => ({ duration_seconds: readNumber(text, secondsRange.least, secondsRange.most) ?? 5 })}
          />
        </div>
      </Section>
      <Glance plan={plan} onTab={onTab} />
    </>
  );
}

/** The other parts in short, each with the way there. */
function Glance({ plan, onTab }: { readonly plan: Plan; readonly onTab: (tab: PlanTab) => void }) {
  const t = usePlanText();
  const fieldText = usePlanFieldText();
  const choices = useChoiceText();
  const { style, product, audio, models } = plan.spec;
  const edit = (tab: PlanTab, name: string) => (
    <Button size="xs" kind="ghost" className="-mr-2" aria-label={`${t('edit')}: ${name}`} onClick={() => onTab(tab)}>
      {t('edit')}
    </Button>
  );
  return (
    <>
      <Section title={t('style')} aside={edit('style', t('style'))}>
        <PaletteStrip palette={style.palette} className="mb-2.5" />
        <p className="body text-text-2">
          {[choices(`archetype.${style.archetype}`), style.tone].filter(Boolean).join(', ')}
        </p>
      </Section>
      <Section title={t('product')} aside={edit('product', t('product'))}>
        <dl>
          <FactRow name={fieldText('product.name')}>{product.name}</FactRow>
          {product.brand && <FactRow name={fieldText('product.brand')}>{product.brand}</FactRow>}
          {product.offer && <FactRow name={fieldText('product.offer')}>{product.offer}</FactRow>}
          <FactRow name={fieldText('product.call_to_action')}>{product.call_to_action}</FactRow>
        </dl>
      </Section>
      <Section title={t('sound')} aside={edit('sound', t('sound'))} className="border-0">
        <p className="body flex items-center gap-2 text-text-2">
          <Music2 size={14} className="shrink-0 text-text-3" aria-hidden />
          {audio.asset_id === null
            ? t('moodTempo', { mood: choices(`mood.${audio.mood}`), tempo: Math.round(audio.tempo_bpm) })
            : t('ownSong')}
        </p>
        <p className="body mt-1 flex items-center gap-2 text-text-2">
          <Mic size={14} className="shrink-0 text-text-3" aria-hidden />
          {models.speech === null ? t('noVoice') : t('voiceWords', { ...spokenInAll(plan.spec) })}
        </p>
      </Section>
    </>
  );
}
