import { useQuery } from '@tanstack/react-query';
import { musicMoods } from '#domain/music-mood.ts';
import { assetQuery } from '../../../lib/calls/get-asset.ts';
import { modelsQuery } from '../../../lib/calls/list-models.ts';
import { modelTitle } from '../../../lib/model-title.ts';
import { formatLength } from '../../../lib/time.ts';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { usePlanFieldText } from '../../../lib/plan-field-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { useSoundText } from '../sound-texts.ts';
import { spokenInAll } from '../spoken-words.ts';
import type { Plan } from '../use-plan.ts';
import { PlanField, readNumber } from './plan-field.tsx';

const tempoRange = { least: 40, most: 240 } as const;

/** How the ad sounds: the music's mood and tempo or the user's own song, the voice, and who makes what. */
export function SoundTab({ plan }: { readonly plan: Plan }) {
  const t = usePlanText();
  const sound = useSoundText();
  const fieldText = usePlanFieldText();
  const choices = useChoiceText();
  const { audio, models } = plan.spec;
  const { data: known = [] } = useQuery(modelsQuery);
  return (
    <>
      <Section title={t('sound')}>
        {audio.asset_id === null ? (
          <div className="flex flex-col gap-2">
            {plan.canEdit && (
              <Select
                label={fieldText('audio.mood')}
                value={audio.mood}
                options={musicMoods.map((value) => ({ value, label: choices(`mood.${value}`) }))}
                onChange={(mood) =>
                  void plan.change({
                    label: t('planChanged', { field: fieldText('audio.mood') }),
                    isQuiet: true,
                    patchOf: () => ({ audio: { mood } }),
                  })
                }
              />
            )}
            <PlanField
              plan={plan}
              label={fieldText('audio.tempo_bpm')}
              value={String(Number(audio.tempo_bpm.toFixed(2)))}
              maxLength={6}
              inputMode="decimal"
              check={(text) =>
                readNumber(text, tempoRange.least, tempoRange.most) === null ? t('notANumber', tempoRange) : null
              }
              patch={(text) => ({ audio: { tempo_bpm: readNumber(text, tempoRange.least, tempoRange.most) ?? 120 } })}
            />
          </div>
        ) : (
          <OwnSong assetId={audio.asset_id} tempo={audio.tempo_bpm} />
        )}
      </Section>
      <Section title={sound('voices')}>
        <p className="body text-text-2">
          {models.speech === null ? t('noVoice') : t('voiceWords', { ...spokenInAll(plan.spec) })}
        </p>
      </Section>
      <Section title={sound('models')} className="border-0">
        <dl>
          <FactRow name={sound('modelImage')}>{modelTitle(models.image, known)}</FactRow>
          <FactRow name={sound('modelVideo')}>{modelTitle(models.video, known)}</FactRow>
          <FactRow name={sound('modelMusic')}>{modelTitle(models.music, known)}</FactRow>
          {models.speech !== null && <FactRow name={sound('modelSpeech')}>{modelTitle(models.speech, known)}</FactRow>}
        </dl>
      </Section>
    </>
  );
}

function OwnSong({ assetId, tempo }: { readonly assetId: string; readonly tempo: number }) {
  const t = usePlanText();
  const sound = useSoundText();
  const fieldText = usePlanFieldText();
  const { data: song } = useQuery(assetQuery(assetId));
  return (
    <>
      <dl>
        <FactRow name={t('ownSong')}>{song?.name ?? '…'}</FactRow>
        {song?.duration_seconds && <FactRow name={t('length')}>{formatLength(song.duration_seconds)}</FactRow>}
        <FactRow name={fieldText('audio.tempo_bpm')}>{Math.round(tempo)}</FactRow>
      </dl>
      <p className="small mt-2 text-text-3">{sound('ownSongHint')}</p>
    </>
  );
}
