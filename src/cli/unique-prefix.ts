import { BeatboardError } from '#domain/errors.ts';

/**
 * The one entry whose id is `given` or, when there is none, begins with it, with or without its kind (`video_01JD…` or
 * `01jd…`) and in capitals or not. `what` names the entries in the errors `not_found` and `id_ambiguous`.
 */
export function findByPrefix<Entry>(
  entries: readonly Entry[],
  idOf: (entry: Entry) => string,
  given: string,
  what: string,
): Entry {
  const exact = entries.find((entry) => idOf(entry) === given);
  if (exact !== undefined) return exact;
  const beginning = given.toLowerCase();
  const beginsSo = (id: string): boolean =>
    id.startsWith(beginning) || id.slice(id.indexOf('_') + 1).startsWith(beginning);
  const [first, ...others] = given === '' ? [] : entries.filter((entry) => beginsSo(idOf(entry).toLowerCase()));
  if (first === undefined) throw new BeatboardError('not_found', `There is no ${what} "${given}".`);
  if (others.length === 0) return first;
  const named = [first, ...others].slice(0, 4).map(idOf).join(', ');
  throw new BeatboardError('id_ambiguous', `"${given}" is the beginning of ${others.length + 1} ids: ${named} …`);
}
