import { phaseOf, phases, type Phase, type Slot } from '#domain/slot.ts';
import type { VideoBundle } from '#storage/bundle/video-bundle.ts';
import { createId } from '#storage/create-id.ts';

type History = VideoBundle['history'][number];
type Checkpoint = Extract<History, { is: 'checkpoint' }>;
type Selection = ReadonlyMap<Slot, string>;

/** Where branches come from: each edited checkpoint in turn, so that the tree is wide near its root and deep as well. */
const branchedPhases: readonly Phase[] = [2, 3];

/**
 * The history of a film that was made once and then edited again and again: every branch begins with another take of one
 * picture, at the pictures or the clips, and goes on to the finished film.
 */
export function growCheckpoints(
  first: Selection,
  second: Selection,
  { videoId, count }: { readonly videoId: string; readonly count: number },
): Pick<VideoBundle, 'branches' | 'history'> {
  const branches = [{ name: 'main', parentName: null as string | null, lastNumber: 0 }];
  const grown: Checkpoint[] = [];
  const add = (branchName: string, phase: Phase, parentId: string | null, selected: Selection, from?: Checkpoint) => {
    // Ids sort by age, as in life.
    const id = createId('checkpoint', Date.now() + grown.length);
    const origin = {
      parentId,
      editedFromId: from?.id ?? null,
      runId: branchName === 'main' ? `${videoId}:run:1` : null,
    };
    const manifest = upToPhase(selected, phase);
    const checkpoint: Checkpoint = {
      ...{ is: 'checkpoint', id, branchName, phase, version: 1, status: 'approved', costMicroUsd: 0 },
      ...{ ...origin, manifest },
    };
    grown.push(checkpoint);
    return id;
  };
  const goOn = (branchName: string, after: Phase | 0, parentId: string | null, selected: Selection): void => {
    let parent = parentId;
    for (const phase of phases)
      if (phase > after && grown.length < count) parent = add(branchName, phase, parent, selected);
  };
  goOn('main', 0, null, first);
  const pictures = [...second];
  for (let edit = 0; grown.length < count; edit += 1) {
    const editable = grown.filter(({ phase }) => branchedPhases.includes(phase));
    const from = editable[(edit * 7) % editable.length]!;
    const branch = branches.find(({ name }) => name === from.branchName)!;
    branch.lastNumber += 1;
    const name = `${branch.name}-${branch.lastNumber}`;
    branches.push({ name, parentName: branch.name, lastNumber: 0 });
    const [slot, id] = pictures[edit % pictures.length]!;
    const selected = new Map([...first, ...(Object.entries(from.manifest) as [Slot, string][]), [slot, id] as const]);
    goOn(name, from.phase, add(name, from.phase, from.parentId, selected, from), selected);
  }
  const run: History = {
    ...{ is: 'run', id: `${videoId}:run:1`, branchName: 'main', fromCheckpointId: null, editedFromId: null },
    ...{ toPhase: 4, remakeStale: false, locked: [], status: 'done', results: Object.fromEntries(first) },
  };
  return { branches, history: [run, ...grown] };
}

/** What is there when a phase is over. */
function upToPhase(manifest: Selection, phase: Phase): Record<string, string> {
  return Object.fromEntries([...manifest].filter(([slot]) => phaseOf(slot) <= phase));
}
