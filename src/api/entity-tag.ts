import type { ExpectedRevision } from '#pipeline/studio/studio.ts';

/** The entity tag of a checkpoint whose edits have changed so many times. */
export function toEntityTag(revision: number): string {
  return `"r${revision}"`;
}

/** No state of any checkpoint: a tag that is not ours matches none. */
const noRevision = -1;

/** The state that `If-Match` names; undefined when it names none, or any. */
export function fromIfMatch(header: string | undefined): ExpectedRevision {
  const value = header?.trim();
  if (value === undefined || value === '' || value === '*') return undefined;
  // A compressing proxy may have made the tag weak.
  const revision = /^(?:W\/)?"r(\d{1,9})"$/.exec(value)?.[1];
  return revision === undefined ? noRevision : Number(revision);
}
