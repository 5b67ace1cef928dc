import type { WireSpec } from '#contract/spec.ts';
import { beatSchema, transitions } from '#domain/beat.ts';
import { usePhone } from '../../../lib/use-media-query.ts';
import { Select } from '../../../ui/select.tsx';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { usePlanFieldText } from '../../../lib/plan-field-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { fieldId, type BeatActions, type BeatField } from '../use-beat-actions.ts';
import { SavedField } from './saved-field.tsx';

const shots = beatSchema.shape.direction.shape.shot.options;
const cameras = beatSchema.shape.direction.shape.camera.options;

/** What a beat shows: the picture in words, how it is seen, what happens, and how it begins. On a phone it is read. */
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
  const fieldText = usePlanFieldText();
  const choices = useChoiceText();
  const t = usePlanText();
  const isPhone = usePhone();
  const { shot, camera, action } = beat.direction;
  if (isPhone) {
    return (
      <>
        <p className="body text-text-2">{beat.visual}</p>
        <p className="small text-text-3">{t('largerScreen')}</p>
      </>
    );
  }
  return (
    <>
      <SavedField
        label={fieldText('beats.visual')}
        value={beat.visual}
        id={fieldId('picture')}
        isFocused={wish === 'picture'}
        maxLength={1000}
        onSave={(visual) => actions.save(index, fieldText('beats.visual'), { visual })}
        onFaultShown={actions.claimFault}
      />
      <SavedField
        label={fieldText('beats.direction.action')}
        value={action}
        maxLength={300}
        onSave={(words) => actions.save(index, fieldText('beats.direction.action'), { direction: { action: words } })}
        onFaultShown={actions.claimFault}
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(112px,1fr))] gap-2">
        <Select
          label={fieldText('beats.direction.shot')}
          value={shot}
          onChange={(next) =>
            void actions.save(index, fieldText('beats.direction.shot'), { direction: { shot: next } })
          }
          options={shots.map((value) => ({ value, label: choices(`shot.${value}`) }))}
        />
        <Select
          label={fieldText('beats.direction.camera')}
          value={camera}
          onChange={(next) =>
            void actions.save(index, fieldText('beats.direction.camera'), { direction: { camera: next } })
          }
          options={cameras.map((value) => ({ value, label: choices(`camera.${value}`) }))}
        />
        <Select
          label={fieldText('beats.transition')}
          value={beat.transition}
          onChange={(next) => void actions.save(index, fieldText('beats.transition'), { transition: next })}
          options={transitions.map((value) => ({ value, label: choices(`transition.${value}`) }))}
        />
      </div>
    </>
  );
}
