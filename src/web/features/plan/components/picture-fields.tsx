import type { WireSpec } from '#contract/spec.ts';
import { beatSchema, transitions } from '#domain/beat.ts';
import { Select } from '../../../ui/select.tsx';
import { useChoiceText } from '../choice-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { fieldId, type BeatActions, type BeatField } from '../use-beat-actions.ts';
import { SavedField } from './saved-field.tsx';

const shots = beatSchema.shape.direction.shape.shot.options;
const cameras = beatSchema.shape.direction.shape.camera.options;

/** What a beat shows: the picture in words, how it is seen, what happens, and how it begins. */
export function PictureFields({
  beat,
  index,
  wish,
  actions,
}: {
  readonly beat: WireSpec['beats'][number];
  readonly index: number;
  readonly wish: BeatField | null;
  readonly actions: BeatActions;
}) {
  const t = usePlanText();
  const choices = useChoiceText();
  const { shot, camera, action } = beat.direction;
  return (
    <>
      <SavedField
        label={t('picture')}
        value={beat.visual}
        id={fieldId('picture')}
        isFocused={wish === 'picture'}
        maxLength={1000}
        onSave={(visual) => actions.save(index, t('picture'), { visual })}
        onFaultShown={actions.claimFault}
      />
      <SavedField
        label={t('action')}
        value={action}
        maxLength={300}
        onSave={(words) => actions.save(index, t('action'), { direction: { action: words } })}
        onFaultShown={actions.claimFault}
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(112px,1fr))] gap-2">
        <Select
          label={t('shot')}
          value={shot}
          onChange={(next) => void actions.save(index, t('shot'), { direction: { shot: next } })}
          options={shots.map((value) => ({ value, label: choices(`shot.${value}`) }))}
        />
        <Select
          label={t('camera')}
          value={camera}
          onChange={(next) => void actions.save(index, t('camera'), { direction: { camera: next } })}
          options={cameras.map((value) => ({ value, label: choices(`camera.${value}`) }))}
        />
        <Select
          label={t('transition')}
          value={beat.transition}
          onChange={(next) => void actions.save(index, t('transition'), { transition: next })}
          options={transitions.map((value) => ({ value, label: choices(`transition.${value}`) }))}
        />
      </div>
    </>
  );
}
