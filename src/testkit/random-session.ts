import fc from 'fast-check';
import { expect } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { entriesOf } from '#domain/manifest.ts';
import type { BeatPatch } from '#domain/spec-patch.ts';
import { chunkSlot, imageSlot, isComposed, type Slot } from '#domain/slot.ts';
import type { CheckpointEntry, ContinueOptions } from '#pipeline/studio/studio.ts';
import { shortFilm } from './make-requests.ts';
import { newUser, sessionOf, type PaperSession } from './paper-session.ts';
import { createPaperStudio, type PaperStudio } from './paper-studio.ts';
import { randomOperations, type OperationKind, type RandomOperation } from './random-operations.ts';
import { expectSound, expectUnchanged, modelFailure, type SeenWork } from './session-invariants.ts';

/** What a user may be told; anything else is a fault. */
const refusals = new Set([
  'edit_conflict',
  'name_taken',
  'not_found',
  'nothing_to_continue',
  'nothing_to_retry',
  'phase_too_early',
  'artifact_missing',
  'slot_locked',
  'slot_unknown',
  'spec_invalid',
  'video_busy',
]);

function isRefusal(reason: unknown): boolean {
  // A take that was asked for while something failed may be what failed.
  return reason instanceof BeatboardError && (refusals.has(reason.code) || reason.message === modelFailure);
}

/** Most videos of one user: two are enough to reuse, to compare and to delete one. */
const mostVideos = 2;

/**
 * Does random things with a few videos of many users, several users side by side, and holds every one to what must be
 * true of any studio. The same seed does the same. Returns the number of operations that were not refused.
 */
export async function runRandomSessions(
  paper: PaperStudio,
  { count, seed, lanes = 6 }: { readonly count: number; readonly seed: number; readonly lanes?: number },
): Promise<number> {
  let done = 0;
  const lane = async (place: number): Promise<void> => {
    const own = await createPaperStudio({ beside: paper });
    const property = fc.asyncProperty(randomOperations, async (operations) => {
      const kept = await runSession(own, operations);
      done += kept;
    });
    const numRuns = Math.ceil((count - place) / lanes);
    await fc.assert(property, { numRuns, seed: seed + place, endOnFailure: true });
  };
  await Promise.all(Array.from({ length: lanes }, (_, place) => lane(place)));
  return done;
}

interface Player {
  readonly paper: PaperStudio;
  readonly seen: SeenWork;
  readonly videoIds: string[];
  /** Names that branches were given by number, by video. */
  readonly numbered: Set<string>;
}

async function runSession(paper: PaperStudio, operations: readonly RandomOperation[]): Promise<number> {
  const userId = newUser();
  const seen = { userId, manifests: new Map(), hashes: new Map(), deletedVideos: new Set<string>() };
  const player: Player = { paper, seen, videoIds: [], numbered: new Set() };
  let done = 0;
  await make(player, 0);
  for (let index = 0; index < operations.length; index++) {
    const together = [operations[index]!];
    if (together[0]!.isHurried && index + 1 < operations.length) together.push(operations[++index]!);
    const isAlone = together.length === 1;
    for (const outcome of await Promise.allSettled(together.map((operation) => act(player, operation, isAlone)))) {
      if (outcome.status === 'fulfilled') done++;
      else if (!isRefusal(outcome.reason)) throw outcome.reason;
    }
    await paper.settle();
  }
  await expectSound(paper, seen);
  for (const videoId of player.videoIds) await paper.studio.videos.delete(userId, videoId);
  for (const videoId of player.videoIds) seen.deletedVideos.add(videoId);
  await expectSound(paper, seen);
  return done;
}

async function make({ paper, seen, videoIds }: Player, one: number): Promise<void> {
  if (videoIds.length >= mostVideos) return;
  const prompt = one % 2 === 0 ? 'Ember coffee, slow mornings' : 'Nova bikes for the city';
  const { video } = await paper.studio.videos.make(seen.userId, shortFilm(prompt));
  videoIds.push(video.id);
  await paper.settle();
}

interface Scene {
  readonly session: PaperSession;
  /** The checkpoint at which something is done. */
  readonly checkpoint: CheckpointEntry;
  /** All of them, oldest first. */
  readonly checkpoints: readonly CheckpointEntry[];
  readonly isAlone: boolean;
}

type Action = (player: Player, scene: Scene, operation: RandomOperation) => Promise<unknown>;

async function act(player: Player, operation: RandomOperation, isAlone: boolean): Promise<void> {
  if (operation.kind === 'make') return make(player, operation.one);
  if (player.videoIds.length === 0) return;
  const videoId = player.videoIds[operation.video % player.videoIds.length]!;
  const session = sessionOf(player.paper, player.seen.userId, videoId);
  const checkpoints = await session.checkpoints();
  expectUnchanged(player.seen, checkpoints);
  if (checkpoints.length === 0) return;
  // The newer ones are gone on with more often.
  const back = operation.checkpoint % 3 === 0 ? operation.checkpoint % checkpoints.length : 0;
  const checkpoint = checkpoints[checkpoints.length - 1 - back]!;
  const action = actions[operation.kind];
  const work = () => action(player, { session, checkpoint, checkpoints, isAlone }, operation);
  if (!isAlone || mayMoveLocks.has(operation.kind)) await work();
  else await keepingLocks(session, checkpoint, work);
}

/** What locks move along with, or is about them; or after which there is nothing left to look at. */
const mayMoveLocks: ReadonlySet<OperationKind> = new Set(['reorder', 'insert', 'remove', 'lock', 'discard', 'delete']);

/** Whatever is done, a locked slot selects afterwards what it did, unless another plan moved its beat. */
async function keepingLocks(
  session: PaperSession,
  checkpoint: CheckpointEntry,
  work: () => Promise<unknown>,
): Promise<void> {
  const { locked } = await session.paper.context.drafts.get(checkpoint.id);
  if (locked.length === 0) return void (await work());
  const before = await session.selected(checkpoint);
  await work();
  const after = await session.selected(checkpoint);
  const wasContinued = (await session.checkpoints()).some(({ editedFromId }) => editedFromId === checkpoint.id);
  if (wasContinued || after.get('spec')?.id !== before.get('spec')?.id) return;
  for (const slot of locked) expect([slot, after.get(slot)?.id]).toEqual([slot, before.get(slot)?.id]);
}

const words = ['Slow down', 'Wake up', 'One more', 'Made for you'];

const actions: Record<Exclude<OperationKind, 'make'>, Action> = {
  'edit-text': (_, scene, { one, other }) =>
    editBeats(scene, (beats) => withPatch(beats, one, { text: { headline: words[other % words.length]! } })),
  'edit-picture': (_, scene, { one, other }) =>
    editBeats(scene, (beats) => withPatch(beats, one, { visual: `A view of ${words[other % words.length]!}` })),
  reorder: (_, scene, { one, other }) =>
    editBeats(scene, (beats) => {
      const [moved] = beats.splice(one % beats.length, 1);
      beats.splice(other % (beats.length + 1), 0, moved!);
      return beats;
    }),
  insert: (_, scene, { one }) => editBeats(scene, (beats) => beats.toSpliced(one % beats.length, 0, { kind: 'proof' })),
  remove: (_, scene, { one }) => editBeats(scene, (beats) => beats.toSpliced(one % beats.length, 1)),
  continue: (player, scene) => goOn(player, scene),
  'continue-with-stale': (player, scene) => goOn(player, scene, { remakeStale: true }),
  'continue-to-the-end': (player, scene) => goOn(player, { ...scene, isAlone: false }, { autoContinue: true }),
  'continue-and-fail': (player, scene, { one }) =>
    disturbed(
      player,
      one,
      () => goOn(player, { ...scene, isAlone: false }),
      () => {
        throw new Error(modelFailure);
      },
    ),
  'continue-and-cancel': (player, scene, { one }) =>
    disturbed(
      player,
      one,
      () => goOn(player, { ...scene, isAlone: false }),
      () => player.paper.studio.videos.cancel(scene.session.userId, scene.session.videoId),
    ),
  async regenerate({ paper }, { session, checkpoint }, { one, other }) {
    // Now and then what is locked, which has to be refused.
    const { locked } = await paper.context.drafts.get(checkpoint.id);
    const wanted = other % 2 === 0 ? imageSlot(one % 4) : chunkSlot(one % 4);
    const slot = (one % 3 === 0 ? locked.at(-1) : undefined) ?? wanted;
    return session.regenerate(checkpoint, slot, other % 5 === 0 ? { seed: one } : {});
  },
  async select({ paper }, { session, checkpoint, isAlone }, { one }) {
    const all = await paper.context.artifacts.list(session.userId, session.videoId);
    const { slot, id, sha256 } = all[one % all.length]!;
    await paper.studio.checkpoints.select(session.at(checkpoint), slot, id);
    if (isAlone) expect((await session.selected(checkpoint)).get(slot)?.sha256).toBe(sha256);
  },
  async lock({ paper }, { session, checkpoint }, { one, other }) {
    // Mostly what can be made again: locks on it have something to guard.
    const all = [...(await session.selected(checkpoint)).keys()];
    const makeable = all.filter((slot) => /^(beat|chunk)/.test(slot));
    const slots = makeable.length > 0 && one % 4 > 0 ? makeable : all;
    await paper.studio.checkpoints.lock(session.at(checkpoint), slots[one % slots.length]!, other % 3 > 0);
  },
  async 'cherry-pick'({ paper }, { session, checkpoint, checkpoints }, { one, other }) {
    const from = checkpoints[one % checkpoints.length]!;
    const slots = Object.keys(from.manifest);
    const picked = [slots[other % slots.length]!, slots[(other * 7) % slots.length]!];
    await paper.studio.checkpoints.cherryPick(session.at(checkpoint), from.id, picked);
  },
  restore: (_, scene, { one }) => restore(scene, one),
  async merge({ paper }, { session, checkpoint, checkpoints, isAlone }, { one }) {
    const spent = paper.spent(session.videoId);
    const from = checkpoints[one % checkpoints.length]!;
    await paper.studio.checkpoints.merge(session.at(checkpoint), from.id);
    if (isAlone) expect(paper.spent(session.videoId)).toBe(spent);
  },
  async discard({ paper }, { session, checkpoint, isAlone }) {
    await paper.studio.checkpoints.discard(session.at(checkpoint));
    if (!isAlone) return;
    const selected = [...(await session.selected(checkpoint))].map(([slot, { id }]) => [slot, id]);
    expect(Object.fromEntries(selected)).toEqual(checkpoint.manifest);
  },
  async rename({ paper }, { session, checkpoint }, { one }) {
    const name = one % 2 === 0 ? `line-${one}` : `main-${one % 5}`;
    await paper.studio.branches.rename(session.userId, session.videoId, checkpoint.branchName, name);
  },
  async retry({ paper }, { session }) {
    await paper.studio.videos.retry(session.userId, session.videoId);
    await paper.settle();
  },
  async delete({ paper, seen, videoIds }, { session }) {
    await paper.studio.videos.delete(session.userId, session.videoId);
    seen.deletedVideos.add(session.videoId);
    videoIds.splice(videoIds.indexOf(session.videoId), 1);
  },
};

function withPatch(beats: BeatPatch[], place: number, patch: BeatPatch): BeatPatch[] {
  const index = place % beats.length;
  return beats.with(index, { ...beats[index]!, ...patch });
}

async function editBeats(
  { session, checkpoint }: Scene,
  edit: (beats: BeatPatch[]) => readonly BeatPatch[],
): Promise<void> {
  const { spec } = await session.paper.studio.checkpoints.detail(session.at(checkpoint));
  await session.editBeats(checkpoint, edit(spec.beats.map((_, beatIndex) => ({ beatIndex }))));
}

/** Continues; done alone, exactly what the bill names is made, and nothing that is locked is exchanged. */
async function goOn(player: Player, { session, checkpoint, isAlone }: Scene, options?: ContinueOptions): Promise<void> {
  const { paper, numbered } = player;
  const at = session.at(checkpoint);
  const { bill, createsNewBranch } = await paper.studio.checkpoints.bill(at);
  const spent = paper.spent(session.videoId);
  const before = await session.selected(checkpoint);
  const { locked } = await paper.context.drafts.get(checkpoint.id);
  const { branchName, createdNewBranch, message } = await paper.studio.checkpoints.continueFrom(at, options);
  if (createdNewBranch) {
    expect(numbered).not.toContain(`${session.videoId} ${branchName}`);
    numbered.add(`${session.videoId} ${branchName}`);
  }
  await paper.settle();
  if (!isAlone || message.includes('before')) return;
  expect(createdNewBranch).toBe(createsNewBranch);
  // Nothing is exchanged unasked but what is composed of the rest, and nothing that is locked even then.
  const isKept = (slot: Slot) => locked.includes(slot) || (!isComposed(slot) && options?.remakeStale !== true);
  const kept = [...before.keys()].filter(isKept);
  const { manifest } = await session.newest();
  for (const slot of kept) expect([slot, manifest[slot]]).toEqual([slot, before.get(slot)!.id]);
  if (options?.remakeStale === true) return;
  expect(session.madeSince().toSorted()).toEqual(madeBy(bill).toSorted());
  expect(paper.spent(session.videoId) - spent).toBe(bill.totalMicroUsd);
}

const madeBy = ({ lines }: { readonly lines: readonly { action: string; slot: Slot }[] }): Slot[] =>
  lines.filter(({ action }) => action === 'make').map(({ slot }) => slot);

/** Does something while the n-th result is being made. */
async function disturbed(
  { paper, seen }: Player,
  countdown: number,
  work: () => Promise<void>,
  disturb: () => unknown,
): Promise<void> {
  let left = countdown % 5;
  paper.beforeMaking = async (_slot, { userId }) => {
    if (userId === seen.userId && left-- === 0) await disturb();
  };
  try {
    await work();
    await paper.settle();
  } finally {
    paper.beforeMaking = () => undefined;
  }
}

/** Everything an older checkpoint selects, selected again: the same bytes in every slot. */
async function restore({ session, checkpoint, checkpoints, isAlone }: Scene, place: number): Promise<void> {
  const from = checkpoints[place % checkpoints.length]!;
  const wanted = await session.selected(from);
  const slots = entriesOf(from.manifest)
    .map(([slot]) => slot)
    .filter((slot) => wanted.has(slot));
  await session.paper.studio.checkpoints.cherryPick(session.at(checkpoint), from.id, slots);
  if (!isAlone) return;
  const now = await session.selected(checkpoint);
  for (const slot of slots) expect([slot, now.get(slot)?.sha256]).toEqual([slot, wanted.get(slot)!.sha256]);
}
