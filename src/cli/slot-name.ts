import { BeatboardError } from '#domain/errors.ts';

/**
 * The slot a person means: as it is written (`beat/2/image`, `chunk/4`), in short (`beat/2`, `beat_2`, `chunk_4`), or
 * as `plan` for `spec`. Whether the checkpoint has it is the server's to say.
 */
export function toSlotName(given: string): string {
  const words = given.trim().toLowerCase().replaceAll('_', '/');
  const beat = /^beat\/(\d{1,3})(?:\/image)?$/.exec(words)?.[1];
  if (beat !== undefined) return `beat/${Number(beat)}/image`;
  const [, kind, index] = /^(chunk|segment)\/(\d{1,3})$/.exec(words) ?? [];
  if (kind !== undefined) return `${kind}/${Number(index)}`;
  return words === 'plan' ? 'spec' : given.trim();
}

/** The index of a beat as people write it: `2`, `beat/2` or `beat/2/image`, counted from 0. Throws `option_invalid`. */
export function toBeatIndex(given: string): number {
  const digits = /^(?:beat[/_])?(\d{1,2})(?:\/image)?$/i.exec(given.trim())?.[1];
  if (digits === undefined) {
    throw new BeatboardError('option_invalid', `"${given}" is not a beat; beats are numbers, counted from 0.`);
  }
  return Number(digits);
}

/** Both sides of `left=right`; the right one may be empty. Throws `option_invalid`, naming the option. */
export function splitAssignment(option: string, given: string): readonly [left: string, right: string] {
  const at = given.indexOf('=');
  if (at > 0) return [given.slice(0, at).trim(), given.slice(at + 1)];
  throw new BeatboardError('option_invalid', `${option} takes two parts joined by "="; "${given}" is not that.`);
}
