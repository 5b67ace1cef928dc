import { specPatchSchema, type WireSpecPatch } from '#contract/spec.ts';
import { BeatboardError } from '#domain/errors.ts';
import { splitAssignment } from './slot-name.ts';

/** What `--set` and `--file` are added up in: plain JSON. */
type Tree = { [key: string]: unknown };

/** The file of `--file` as the beginning of a patch. Throws `option_invalid` when it is not a JSON object. */
export function parsePatchFile(text: string, filePath: string): Tree {
  try {
    const document: unknown = JSON.parse(text);
    if (isTree(document)) return document;
  } catch {
    // Told below, as for any other file that is not one.
  }
  throw new BeatboardError('option_invalid', `The file "${filePath}" of --file is not a JSON object.`);
}

/**
 * A patch of the plan from `--file` and `--set path=value`, for example `beats.2.text.headline=Run lighter`. A list of
 * beats in a patch replaces the whole list, so beats that are not named go along as empty patches, which keep them as
 * they are. A value is text where the plan wants text, else JSON. Throws `option_invalid`, naming the path.
 */
export function buildSpecPatch(
  file: Tree | undefined,
  assignments: readonly string[],
  beatCount: number,
): WireSpecPatch {
  let patch: Tree = structuredClone(file ?? {});
  for (const assignment of assignments) patch = assign(patch, assignment, beatCount);
  return checked(patch);
}

function assign(patch: Tree, assignment: string, beatCount: number): Tree {
  const [path, text] = splitAssignment('--set', assignment);
  const keys = path.split('.');
  if (!keys.every((key) => /^(?:[a-z][a-z_]*|\d{1,3})$/.test(key))) {
    throw new BeatboardError(
      'option_invalid',
      `--set takes a path such as beats.2.text.headline; "${path}" is not one.`,
    );
  }
  const candidates = [text, ...jsonOf(text)].map((value) => place(patch, keys, value, beatCount));
  const fitting = candidates.find((candidate) => specPatchSchema.safeParse(candidate).success);
  // The last reading is the one whose fault helps: for a number field "abc" is wrong, not the text "12".
  return fitting ?? checked(candidates.at(-1)!, path);
}

/** A copy of the patch with one value in its place. */
function place(patch: Tree, keys: readonly string[], value: unknown, beatCount: number): Tree {
  const copy = structuredClone(patch);
  let at: unknown = copy;
  keys.forEach((key, depth) => {
    const isLast = depth === keys.length - 1;
    if (Array.isArray(at)) at = step(at, beatIndex(key, at.length), isLast, value, {});
    else if (isTree(at)) at = step(at, key, isLast, value, depth === 0 && key === 'beats' ? emptyBeats(beatCount) : {});
    else throw new BeatboardError('option_invalid', `--set "${keys.join('.')}" leads into a value that has no parts.`);
  });
  return copy;
}

function step(at: Tree | unknown[], key: string | number, isLast: boolean, value: unknown, fresh: unknown): unknown {
  const parts = at as Record<string | number, unknown>;
  if (isLast) parts[key] = value;
  else parts[key] ??= fresh;
  return parts[key];
}

function emptyBeats(count: number): Tree[] {
  return Array.from({ length: count }, () => ({}));
}

function beatIndex(key: string, count: number): number {
  const index = Number(key);
  if (Number.isInteger(index) && index < count) return index;
  throw new BeatboardError('option_invalid', `There is no beat "${key}"; the plan's beats are 0 to ${count - 1}.`);
}

function checked(patch: Tree, path?: string): WireSpecPatch {
  const parsed = specPatchSchema.safeParse(patch);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = path ?? issue?.path.join('.') ?? '';
  const what = place === '' ? 'The change of the plan' : `The change of "${place}"`;
  throw new BeatboardError(
    'option_invalid',
    `${what} cannot be made: ${(issue?.message ?? 'it is wrong').replace(/\.$/, '')}.`,
  );
}

/** The text read as JSON, in a list: empty when it is none. */
function jsonOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
