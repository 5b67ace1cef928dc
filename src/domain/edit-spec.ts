import { archetypes } from './archetype.ts';
import { beatLibrary } from './beat-library.ts';
import { editBeats, type EditedBeat } from './edit-beats.ts';
import { BeatboardError } from './errors.ts';
import { mergeFields } from './merge-fields.ts';
import { retimeBeats } from './retime-beats.ts';
import { parseSpec, parseSpecFields, type Spec, type Style } from './spec.ts';
import type { SpecPatch } from './spec-patch.ts';

/** Said when an edit takes the call to action from the end, and taken back when one ends the ad again. */
export const noCallWarning = 'The ad no longer ends with a call to action.';

const editable: ReadonlySet<string> = new Set<keyof SpecPatch>([
  'title',
  'durationSeconds',
  'product',
  'style',
  'audio',
  'beats',
]);

/**
 * A plan with the fields of a patch put over it, its beats timed to the exact length. What the patch leaves out stays;
 * lengths it sets are kept and the other beats share the rest. Throws `spec_invalid` with what does not fit.
 */
export function editSpec(spec: Spec, patch: SpecPatch): Spec {
  const unknown = Object.keys(patch).find((field) => !editable.has(field));
  if (unknown !== undefined) throw new BeatboardError('spec_invalid', `The plan's ${unknown} cannot be edited.`);
  const { title, durationSeconds, product, style, audio } = patch;
  const dressed = parseSpecFields({
    ...mergeFields(spec, { title, durationSeconds }),
    product: mergeFields(spec.product, product),
    style: editStyle(spec.style, style),
    audio: mergeFields(spec.audio, audio),
  });
  const edited = editBeats(dressed, patch);
  const beats = edited.map(({ beat }) => beat);
  const untimed = parseSpecFields({ ...dressed, beats, warnings: warningsOf(spec, beats.at(-1)?.kind) });
  return parseSpec({ ...untimed, beats: timed(spec, untimed, edited) });
}

/** The tone follows to another archetype where it was the old one's own word. */
function editStyle(style: Style, patch: SpecPatch['style'] = {}): Style {
  const { palette, archetype, ...fields } = patch;
  const isOwnTone = style.tone === archetypes[style.archetype].tone;
  const tone = archetype !== undefined && isOwnTone ? archetypes[archetype]?.tone : undefined;
  const merged = mergeFields(mergeFields(style, { archetype, tone }), fields);
  return { ...merged, palette: mergeFields(style.palette, palette) };
}

function timed(spec: Spec, untimed: Spec, edited: readonly EditedBeat[]): Spec['beats'] {
  const times = retimeBeats(
    edited.map(({ origin, isLengthSet }, place) => {
      const beat = untimed.beats[place]!;
      const base = origin === null ? null : spec.beats[origin]!;
      const { shortestSeconds, longestSeconds } = beatLibrary[beat.kind];
      return {
        durationSeconds: isLengthSet || base === null ? beat.durationSeconds : base.durationSeconds,
        isFixed: isLengthSet,
        formerStartSeconds: base?.startSeconds ?? null,
        shortestSeconds,
        longestSeconds,
      };
    }),
    {
      durationSeconds: untimed.durationSeconds,
      fps: untimed.fps,
      tempoBpm: untimed.audio.tempoBpm,
      firstBeatSeconds: untimed.audio.firstBeatSeconds,
    },
  );
  return untimed.beats.map((beat, place) => ({ ...beat, ...times[place]! }));
}

function warningsOf(spec: Spec, lastKind: Spec['beats'][number]['kind'] | undefined): string[] {
  const calledBefore = spec.beats.at(-1)?.kind === 'call_to_action';
  const callsNow = lastKind === 'call_to_action';
  if (calledBefore === callsNow) return spec.warnings;
  const others = spec.warnings.filter((warning) => warning !== noCallWarning);
  return callsNow ? others : [...others, noCallWarning];
}
