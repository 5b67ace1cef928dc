import type { BeatKind } from '#domain/beat.ts';
import { useBeatKindText } from './beat-kind-texts.ts';
import { useChoiceText } from './choice-texts.ts';
import { usePlanFieldText } from './plan-field-texts.ts';
import { formatSeconds } from './time.ts';

/** How people call a field of the plan, and what stands there. */
export interface PlanWords {
  /** `beats.0.text.headline` is `Beat 1 · On screen`; a place that has no name is written out. */
  readonly field: (path: string) => string;
  /** What stands at a place as one reads it there: `4.5 s`, `Push in`, entries with commas; nothing is a dash. */
  readonly value: (path: string, value: unknown) => string;
}

type FieldKey = Parameters<ReturnType<typeof usePlanFieldText>>[0];
type ChoiceKey = Parameters<ReturnType<typeof useChoiceText>>[0];

/** Choices have names of their own; the name of a field says which. */
const choiceGroups: Readonly<Record<string, string>> = {
  'beats.direction.shot': 'shot',
  'beats.direction.camera': 'camera',
  'beats.transition': 'transition',
  'style.archetype': 'archetype',
  'audio.mood': 'mood',
};

/** Words for the fields of a plan by their places in it, in the case of the wire or of the domain. */
export function usePlanWords(): PlanWords {
  const fields = usePlanFieldText();
  const choices = useChoiceText();
  const kinds = useBeatKindText();
  const nameOf = (place: string): string => {
    const colour = /^style\.palette\.(\w+)$/.exec(place)?.[1];
    if (colour !== undefined) return choices(`colour.${colour}` as ChoiceKey);
    return fields(place as FieldKey, { defaultValue: inWords(place) });
  };
  return {
    field: (path) => {
      const { place, beat } = placeOf(path);
      if (beat === null) return nameOf(place);
      const number = beat + 1;
      return place === 'beats' ? fields('beat', { number }) : fields('ofBeat', { number, field: nameOf(place) });
    },
    value: (path, value) => {
      const { place } = placeOf(path);
      if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(String).join(', ');
      if (value === undefined || value === null || value === '') return '–';
      if (typeof value === 'object') return 'kind' in value ? kinds(value.kind as BeatKind) : JSON.stringify(value);
      if (typeof value === 'number' && place.endsWith('_seconds')) return formatSeconds(value);
      if (place === 'beats.kind') return kinds(value as BeatKind);
      const group = choiceGroups[place];
      return group === undefined ? String(value) : choices(`${group}.${String(value)}` as ChoiceKey);
    },
  };
}

/** The place without the number of its beat, in the case of the wire. */
function placeOf(path: string): { readonly place: string; readonly beat: number | null } {
  const parts = path.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).split('.');
  const isOfBeat = parts[0] === 'beats' && parts[1] !== undefined;
  return { place: parts.toSpliced(1, isOfBeat ? 1 : 0).join('.'), beat: isOfBeat ? Number(parts[1]) : null };
}

/** `audio.first_beat_seconds` becomes `Audio, first beat seconds`; of a beat's field the place alone is said. */
function inWords(place: string): string {
  const words = place
    .replace(/^beats\./, '')
    .replaceAll('.', ', ')
    .replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
