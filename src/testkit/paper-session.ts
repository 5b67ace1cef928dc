import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyEdits, entriesOf, type Manifest } from '#domain/manifest.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import type { BeatPatch } from '#domain/spec-patch.ts';
import type { Slot } from '#domain/slot.ts';
import type { CheckpointAddress, CheckpointEntry, Continued, ContinueOptions } from '#pipeline/studio/studio.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { shortFilm } from './make-requests.ts';
import type { PaperStudio } from './paper-studio.ts';

/** One person at work on one video. */
export interface PaperSession {
  readonly userId: string;
  readonly videoId: string;
  readonly paper: PaperStudio;
  checkpoints(): Promise<readonly CheckpointEntry[]>;
  /** The newest checkpoint of a branch, or of the video. */
  newest(branchName?: string): Promise<CheckpointEntry>;
  at(checkpoint: { readonly id: string }): CheckpointAddress;
  /** Continues from a checkpoint, the newest if none is given, and waits until the run has ended. */
  goOn(checkpoint?: { readonly id: string }, options?: ContinueOptions): Promise<Continued>;
  /** What the slots of a checkpoint select now, edits included. */
  selected(checkpoint: { readonly id: string }): Promise<ReadonlyMap<Slot, Artifact>>;
  /** Why slots are out of date at a checkpoint. */
  causes(checkpoint: { readonly id: string }): Promise<Partial<Record<Slot, string>>>;
  /** Makes another take and waits for it. */
  regenerate(
    checkpoint: { readonly id: string },
    slot: Slot,
    over?: { seed?: number; promptOverride?: string },
  ): Promise<Artifact>;
  /** Changes beats by their place; a beat that is left out is gone. */
  editBeats(checkpoint: { readonly id: string }, beats: readonly BeatPatch[]): Promise<Artifact>;
  /** Slots really made since the last call. */
  madeSince(): Slot[];
}

/** A user of whom nothing is known yet. */
export function newUser(): string {
  return `user-${randomUUID()}`;
}

/** Asks for a video and waits until its first run has ended. */
export async function openSession(
  paper: PaperStudio,
  over: Partial<MakeRequest> = {},
  userId = newUser(),
): Promise<PaperSession> {
  const { video } = await paper.studio.videos.make(userId, shortFilm('Ember coffee, slow mornings', over));
  await paper.settle();
  return sessionOf(paper, userId, video.id);
}

/** A person at work on a video that is there already. */
export function sessionOf(paper: PaperStudio, userId: string, videoId: string): PaperSession {
  const { checkpoints: desk, branches } = paper.studio;
  let seen = paper.made.length;
  const at = ({ id }: { readonly id: string }) => ({ userId, videoId, checkpointId: id });
  const checkpoints = () => branches.checkpoints(userId, videoId);
  const newest = async (branchName?: string) =>
    (await checkpoints()).findLast((checkpoint) => branchName === undefined || checkpoint.branchName === branchName)!;
  return {
    userId,
    videoId,
    paper,
    checkpoints,
    newest,
    at,
    async goOn(checkpoint, options) {
      const continued = await desk.continueFrom(at(checkpoint ?? (await newest())), options);
      await paper.settle();
      return continued;
    },
    async selected(checkpoint) {
      const { slots } = await desk.detail(at(checkpoint));
      return new Map(slots.map(({ artifact }) => [artifact.slot, artifact]));
    },
    async causes(checkpoint) {
      const { slots } = await desk.detail(at(checkpoint));
      return Object.fromEntries(slots.flatMap(({ artifact, stale }) => (stale ? [[artifact.slot, stale.cause]] : [])));
    },
    async regenerate(checkpoint, slot, over = {}) {
      return (await desk.regenerate(at(checkpoint), { slot, ...over })).result;
    },
    editBeats: (checkpoint, beats) => desk.editSpec(at(checkpoint), { beats }),
    madeSince() {
      const made = paper.made.slice(seen).filter((result) => result.videoId === videoId);
      seen = paper.made.length;
      return made.map(({ slot }) => slot);
    },
  };
}

/** What a checkpoint selects as it was committed, with the bytes as they lie there: to be compared later. */
export async function contentsOf(
  paper: PaperStudio,
  userId: string,
  manifest: Manifest,
): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const [slot, id] of entriesOf(applyEdits(manifest, {}))) {
    const { storageKey, sha256 } = await paper.context.artifacts.get(userId, id);
    contents[slot] = `${id} ${sha256} ${await readFile(join(paper.blobFolder, storageKey), 'utf8')}`;
  }
  return contents;
}
