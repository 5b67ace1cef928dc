import type { WireSpec } from '#contract/spec.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { Select } from '../../../ui/select.tsx';
import { usePlanText } from '../plan-texts.ts';

/** Where a beat shall stand, said by the one it follows. */
export function PlaceSelect({
  beats,
  without,
  value,
  onChange,
}: {
  readonly beats: WireSpec['beats'];
  /** The beat that is moved: it is no neighbour of its own. */
  readonly without?: number;
  /** The place among the beats that stay. */
  readonly value: number;
  readonly onChange: (place: number) => void;
}) {
  const t = usePlanText();
  const kinds = useBeatKindText();
  const staying = [...beats.entries()].filter(([index]) => index !== without);
  const options = [
    { value: '0', label: t('placeFirst') },
    ...staying.map(([index, { kind }], place) => ({
      value: String(place + 1),
      label: t('placeAfter', { number: index + 1, kind: kinds(kind) }),
    })),
  ];
  return (
    <Select
      label={t('place')}
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
      options={options.map((option) => ({
        ...option,
        ...(without !== undefined && Number(option.value) === without && { hint: t('placeHere') }),
      }))}
    />
  );
}
