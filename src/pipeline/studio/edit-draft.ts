import { BeatboardError } from '#domain/errors.ts';
import { editsBetween, entriesOf, type Manifest, type ManifestEdits } from '#domain/manifest.ts';
import { assertRevision } from '#storage/draft-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { loadStage, type Stage, type StageAddress } from '../stage.ts';
import type { Selection } from './follow-plan.ts';
import type { EditOptions } from './studio.ts';

/** How often an edit is worked out anew when others edit the same checkpoint meanwhile. */
const attempts = 5;

/** What an edit makes of a checkpoint, and what it answers. */
export interface Edited<Result> extends Selection {
  readonly result: Result;
}

/**
 * Edits a checkpoint: `edit` is given it as it stands and returns what shall be selected and locked. Worked out anew
 * when somebody else was quicker, unless `options.expected` names the state the edit is for; then it is refused with
 * `edit_conflict`.
 */
export async function editDraft<Result>(
  context: PipelineContext,
  address: StageAddress,
  options: EditOptions | undefined,
  edit: (stage: Stage) => Promise<Edited<Result>>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const stage = await loadStage(context, address);
    if (context.sabotage !== 'skip-revision-check') assertRevision(stage.draft, options?.expected);
    const { manifest, locked, result } = await edit(stage);
    const selected = await changesOf(context, address.userId, stage.checkpoint.manifest, manifest);
    try {
      const draft = await context.drafts.change(address, () => ({ selected, locked }), stage.draft.revision);
      options?.onRevision?.(draft.revision);
      return result;
    } catch (error) {
      const isConflict = error instanceof BeatboardError && error.code === 'edit_conflict';
      if (!isConflict || options?.expected !== undefined || attempt === attempts) throw error;
    }
  }
}

/** What differs from the committed snapshot. The same result under another id is no change: edits taken back are gone. */
async function changesOf(
  context: PipelineContext,
  userId: string,
  committed: Manifest,
  chosen: Manifest,
): Promise<ManifestEdits> {
  const edits = editsBetween(committed, chosen);
  const changed = entriesOf(chosen).filter(([slot]) => edits[slot] && committed[slot] !== undefined);
  const artifacts = await context.artifacts.byIds(
    userId,
    changed.flatMap(([slot, id]) => [id, committed[slot]!]),
  );
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
  const same = changed.filter(([slot, id]) => {
    const [before, now] = [byId.get(committed[slot]!), byId.get(id)];
    const isEqual = before !== undefined && before.sha256 === now?.sha256;
    return isEqual && (slot === 'spec' || before.contentDigest === now?.contentDigest);
  });
  const without = new Set<string>(same.map(([slot]) => slot));
  return Object.fromEntries(Object.entries(edits).filter(([slot]) => !without.has(slot)));
}
