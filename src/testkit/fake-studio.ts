import { readFile } from 'node:fs/promises';
import { BeatboardError } from '#domain/errors.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import { phases, type Phase, type Slot } from '#domain/slot.ts';
import type { SpecPatch } from '#domain/spec-patch.ts';
import { costsOfNothing } from './costs-of-nothing.ts';
import type * as Desks from '#pipeline/studio/studio.ts';
import type { StoredEvent } from '#storage/event-log.ts';
import { buildSpec } from './build-spec.ts';
import { createFakeAssets, createFakePreviews } from './fake-files.ts';
import { pageOf } from './page-of.ts';
import { FakeRecords, plainRequest, slotsOfPhase, type FakeDraft, type FakeVideo } from './fake-records.ts';

type Artifact = Desks.SelectedSlot['artifact'];

/** A studio in memory that keeps to the interface: nothing is rendered, phases end when a test says so. */
export class FakeStudio implements Desks.Studio {
  readonly records = new FakeRecords();
  /** How often each command was carried out, by name. */
  readonly counts: Record<string, number> = {};
  /** Awaited by every command before it does anything, so that a test can hold it. */
  gate: Promise<void> = Promise.resolve();
  readonly #commands = new Map<string, string>();
  readonly #wakes = new Set<(videoId: string) => void>();

  /** A new video of the user's, as `videos.make` gives it. */
  async makeVideo(userId = 'ada'): Promise<string> {
    return (await this.videos.make(userId, plainRequest)).video.id;
  }

  /** Adds an event under the video's next number and wakes whoever listens, unless told to stay silent. */
  emit(videoId: string, type: string, data: StoredEvent['data'] = {}, isSilent = false): StoredEvent {
    const record = this.records.videos.get(videoId)!;
    const { userId, createdAt } = record.video;
    const event = { sequence: record.events.length + 1, videoId, userId, type, data, createdAt };
    record.events.push(event);
    if (!isSilent) for (const wake of this.#wakes) wake(videoId);
    return event;
  }

  /** Changes a video and tells so. */
  change(videoId: string, change: Partial<Desks.VideoSnapshot['video']>): void {
    const record = this.records.videos.get(videoId)!;
    record.video = { ...record.video, ...change };
    const { status, phase, error } = record.video;
    this.emit(videoId, 'video_changed', { status, phase, error: error && { ...error } });
  }

  /** Makes everything of the next phase and a checkpoint of it, as a run would. */
  finishPhase(videoId: string, branchName = 'main'): Desks.CheckpointEntry {
    const record = this.records.videos.get(videoId)!;
    const parent = record.checkpoints.findLast((checkpoint) => checkpoint.branchName === branchName);
    const phase = ((parent?.phase ?? 0) + 1) as Phase;
    const manifest = { ...parent?.manifest };
    for (const slot of slotsOfPhase[phase]) {
      const { id, kind, version } = this.records.addArtifact(record, slot);
      manifest[slot] = id;
      this.emit(videoId, 'artifact_created', { artifactId: id, slot, kind, version });
    }
    const place = { branchName, phase, parentId: parent?.id ?? null, manifest };
    const checkpoint = this.records.addCheckpoint(record, place);
    this.emit(videoId, 'checkpoint_created', { checkpointId: checkpoint.id, phase, branch: branchName });
    this.emit(videoId, 'cost_updated');
    this.change(videoId, { status: phase === 4 ? 'completed' : 'waiting', phase });
    return checkpoint;
  }

  async #command(name: string): Promise<void> {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    await this.gate;
  }

  #begin(userId: string, request: MakeRequest, options: Desks.MakeOptions = {}): { record: FakeVideo; isNew: boolean } {
    const command = options.commandId === undefined ? undefined : `${userId} ${options.commandId}`;
    const known = command && this.#commands.get(command);
    if (known !== undefined) return { record: this.records.of(userId, known), isNew: false };
    const record = this.records.addVideo(userId, request, buildSpec({ prompt: request.prompt }));
    if (command !== undefined) this.#commands.set(command, record.video.id);
    return { record, isNew: true };
  }

  #snapshot(record: FakeVideo): Desks.VideoSnapshot {
    const newest = record.checkpoints.at(-1);
    const ids = new Set(Object.values(newest?.manifest ?? {}));
    const made = record.artifacts.filter((artifact) => ids.has(artifact.id));
    const counts = new Map<string, { done: number; total: number }>();
    for (const slot of phases.flatMap((phase) => slotsOfPhase[phase])) {
      const kind = slot.replace(/\/\d+/, '');
      const count = counts.get(kind) ?? { done: 0, total: 0 };
      counts.set(kind, count);
      count.total += 1;
      if (newest?.manifest[slot] !== undefined) count.done += 1;
    }
    return {
      video: record.video,
      spec: newest === undefined ? null : record.spec,
      progress: newest === undefined ? null : { share: newest.phase / 4, counts },
      secondsLeft: 12,
      waitingFor: null,
      artifacts: made,
      checkpoints: record.checkpoints,
      branches: record.branches,
      costMicroUsd: record.artifacts.length * 10_000,
      costByPhase: { 1: 10_000, 2: 30_000, 3: null, 4: 0 },
      sequence: record.events.length,
    };
  }

  readonly videos: Desks.VideoDesk = {
    make: async (userId, request, options) => {
      await this.#command('make');
      const { record, isNew } = this.#begin(userId, request, options);
      if (isNew) this.emit(record.video.id, 'video_created', { title: record.video.title });
      return { video: record.video, resumed: false };
    },
    estimate: async () => ({
      bill: { lines: billLines([1, 2, 3, 4]), totalMicroUsd: 170_000 },
      warnings: ['A guess.'],
    }),
    list: async (userId, { limit, cursor, status, phase, words }) => {
      const all = [...this.records.videos.values()].toReversed().filter(({ video }) => video.userId === userId);
      const found = all.filter(
        ({ video }) =>
          (status === undefined || video.status === status) &&
          (phase === undefined || video.phase === phase) &&
          (words === undefined || video.prompt.includes(words)),
      );
      const { entries, nextCursor } = pageOf(found, limit, cursor);
      const slotOf = (record: FakeVideo, slot: Slot) => record.artifacts.findLast((one) => one.slot === slot) ?? null;
      const card = (record: FakeVideo): Desks.VideoCard => ({
        video: record.video,
        poster: slotOf(record, 'final/poster'),
        final: slotOf(record, 'final'),
        spec: record.spec,
        costMicroUsd: 0,
        share: record.checkpoints.length / 4,
        secondsLeft: null,
        branchCount: record.branches.length,
        picture: slotOf(record, 'final/poster') ?? slotOf(record, 'beat/0/image'),
      });
      return { entries: entries.map(card), nextCursor };
    },
    snapshot: async (userId, videoId) => this.#snapshot(this.records.of(userId, videoId)),
    rename: async (userId, videoId, title) => {
      const record = this.records.of(userId, videoId);
      record.video = { ...record.video, title };
      this.emit(videoId, 'video_renamed', { title });
    },
    cancel: async (userId, videoId) => {
      await this.#command('cancel');
      this.records.of(userId, videoId);
      this.change(videoId, { status: 'canceled' });
    },
    retry: async (userId, videoId) => {
      const { video } = this.records.of(userId, videoId);
      if (video.status !== 'failed' && video.status !== 'canceled') {
        throw new BeatboardError('nothing_to_retry', 'The video has not failed.');
      }
      this.change(videoId, { status: 'running', error: null });
      return this.records.of(userId, videoId).video;
    },
    delete: async (userId, videoId) => {
      this.records.of(userId, videoId);
      this.records.videos.delete(videoId);
    },
    parkOthers: async () => undefined,
  };

  #selected(record: FakeVideo, checkpoint: Desks.CheckpointEntry): Desks.SelectedSlot[] {
    const draft = this.records.draft(record, checkpoint.id);
    return Object.entries(checkpoint.manifest).map(([slot, id]) => {
      const edited = draft.selected.get(slot as Slot);
      const artifact = record.artifacts.find((candidate) => candidate.id === (edited ?? id))!;
      const isStale = edited === undefined && slot === 'beat/0/image' && draft.spec !== null;
      const stale = isStale ? { cause: 'beat 1’s text changed', costMicroUsd: 10_000 } : null;
      return { artifact, stale, locked: draft.locked.has(slot as Slot), edited: edited !== undefined };
    });
  }

  /** Changes the edits of a checkpoint the way every edit does: against what the caller saw, counted, told. */
  #edit(
    { userId, videoId, checkpointId }: Desks.CheckpointAddress,
    change: (record: FakeVideo, draft: FakeDraft) => void,
    { expected, onRevision }: Desks.EditOptions = {},
  ): FakeVideo {
    const record = this.records.of(userId, videoId);
    this.records.checkpoint(record, checkpointId);
    const draft = this.records.draft(record, checkpointId);
    if (expected !== undefined && expected !== draft.revision) {
      throw new BeatboardError('edit_conflict', 'Somebody else has edited this checkpoint in the meantime.');
    }
    change(record, draft);
    draft.revision += 1;
    onRevision?.(draft.revision);
    this.emit(videoId, 'draft_changed', { checkpointId, revision: draft.revision });
    return record;
  }

  #take(address: Desks.CheckpointAddress, slot: Slot, options?: Desks.EditOptions, bytes?: Buffer): Artifact {
    let taken: Artifact | undefined;
    const change = (record: FakeVideo, draft: FakeDraft): void => {
      if (draft.locked.has(slot)) throw new BeatboardError('slot_locked', `The slot ${slot} is locked.`);
      taken = this.records.addArtifact(record, slot, bytes);
      draft.selected.set(slot, taken.id);
    };
    this.#edit(address, change, options);
    return taken!;
  }

  readonly checkpoints: Desks.CheckpointDesk = {
    detail: async ({ userId, videoId, checkpointId }) => {
      const record = this.records.of(userId, videoId);
      const checkpoint = this.records.checkpoint(record, checkpointId);
      const { revision, spec } = this.records.draft(record, checkpointId);
      return { checkpoint, spec: spec ?? record.spec, slots: this.#selected(record, checkpoint), revision };
    },
    bill: async ({ userId, videoId, checkpointId }) => {
      const { phase } = this.records.checkpoint(this.records.of(userId, videoId), checkpointId);
      const nextPhase = phase === 4 ? null : ((phase + 1) as Phase);
      const lines = nextPhase === null ? [] : billLines([nextPhase]);
      const bill = { lines, totalMicroUsd: lines.length * 10_000 };
      return { nextPhase, bill, withStaleMicroUsd: null, toFinishMicroUsd: 90_000, createsNewBranch: false };
    },
    continueFrom: async (address, options) => {
      await this.#command('continueFrom');
      const record = this.#edit(address, () => undefined, options);
      const { phase, branchName } = this.records.checkpoint(record, address.checkpointId);
      this.change(address.videoId, { status: 'running', phase });
      return { nextPhase: (phase + 1) as Phase, branchName, createdNewBranch: false, message: 'It goes on.' };
    },
    editSpec: async (address, patch, options) => {
      const artifact = this.#take(address, 'spec', options, Buffer.from(JSON.stringify(patch)));
      const record = this.records.of(address.userId, address.videoId);
      const draft = this.records.draft(record, address.checkpointId);
      draft.spec = patched(draft.spec ?? record.spec, patch);
      return artifact;
    },
    uploadImage: async (address, beatIndex, file, options) =>
      this.#take(address, `beat/${beatIndex}/image`, options, await readFile(file.path)),
    retakes: async ({ userId, videoId, checkpointId }, slot) => {
      this.records.checkpoint(this.records.of(userId, videoId), checkpointId);
      const offer = { model: 'offline/plate-still', title: 'Plate', provider: 'offline', priceMicroUsd: 0 };
      const outdates = [{ slot: 'chunk/0', cause: 'beat 1’s picture changed', priceMicroUsd: null }] as const;
      const rest = { seconds: null, inUse: true, reason: null, notes: ['It is drawn.'] };
      return { slot: slot as Slot, offers: [{ ...offer, ...rest }], outdates };
    },
    regenerate: async (address, { slot }, options) => {
      await this.#command('regenerate');
      if (!slotsOfPhase[2].includes(slot) && !slotsOfPhase[3].includes(slot)) {
        throw new BeatboardError('slot_unknown', `There is no slot ${slot}.`);
      }
      return { result: Promise.resolve().then(() => this.#take(address, slot, options)) };
    },
    select: async (address, slot, artifactId, options) => {
      const record = this.records.of(address.userId, address.videoId);
      if (!record.artifacts.some((artifact) => artifact.id === artifactId && artifact.slot === slot)) {
        throw new BeatboardError('not_found', `There is no artifact ${artifactId}.`);
      }
      this.#edit(address, (_record, draft) => draft.selected.set(slot as Slot, artifactId), options);
      return [slot as Slot];
    },
    lock: async (address, slot, locked, options) => {
      const change = (_record: FakeVideo, draft: FakeDraft): void =>
        void (locked ? draft.locked.add(slot as Slot) : draft.locked.delete(slot as Slot));
      this.#edit(address, change, options);
      return [];
    },
    cherryPick: async (address, fromId, slots, options) => {
      const { manifest } = this.records.checkpoint(this.records.of(address.userId, address.videoId), fromId);
      const change = (_record: FakeVideo, draft: FakeDraft): void => {
        for (const slot of slots as Slot[]) draft.selected.set(slot, manifest[slot]!);
      };
      this.#edit(address, change, options);
      return slots as Slot[];
    },
    merge: async (address, fromId, options) => {
      this.records.checkpoint(this.records.of(address.userId, address.videoId), fromId);
      this.#edit(address, () => undefined, options);
      return { changed: ['music'], conflicts: [{ slot: 'spec', ours: null, theirs: 'artifact_1' }] };
    },
    discard: async (address, options) => {
      this.#edit(address, (_record, draft) => (draft.selected.clear(), (draft.spec = null)), options);
    },
  };

  #branch(record: FakeVideo, branch: FakeVideo['branches'][number]): Desks.BranchEntry {
    const latest = record.checkpoints.findLast((checkpoint) => checkpoint.branchName === branch.name) ?? null;
    return { ...branch, latest, canContinue: latest !== null && latest.phase < 4 };
  }

  readonly branches: Desks.BranchDesk = {
    list: async (userId, videoId) => {
      const record = this.records.of(userId, videoId);
      return record.branches.map((branch) => this.#branch(record, branch));
    },
    rename: async (userId, videoId, name, newName) => {
      const record = this.records.of(userId, videoId);
      const branch = record.branches.find((candidate) => candidate.name === name);
      if (branch === undefined) throw new BeatboardError('not_found', `There is no branch ${name}.`);
      Object.assign(branch, { name: newName });
      for (const checkpoint of record.checkpoints) {
        if (checkpoint.branchName === name) Object.assign(checkpoint, { branchName: newName });
      }
      return this.#branch(record, branch);
    },
    checkpoints: async (userId, videoId) => this.records.of(userId, videoId).checkpoints,
    diff: async (userId, videoId, fromId, toId) => {
      const record = this.records.of(userId, videoId);
      const [from, to] = [fromId, toId].map((id) => this.records.checkpoint(record, id).manifest);
      const artifactOf = (id: string | undefined) => record.artifacts.find((artifact) => artifact.id === id) ?? null;
      const slots = [...new Set([...Object.keys(from!), ...Object.keys(to!)])] as Slot[];
      return {
        specFields: ['product.callToAction'],
        slots: slots.map((slot) => ({
          slot,
          change: from![slot] === undefined ? 'added' : to![slot] === undefined ? 'removed' : 'equal',
          from: artifactOf(from![slot]),
          to: artifactOf(to![slot]),
        })),
      };
    },
  };

  readonly assets: Desks.AssetDesk = createFakeAssets(this.records, (name) => this.#command(name));
  readonly previews: Desks.PreviewDesk = createFakePreviews(this.assets, (name) => this.#command(name));

  readonly costs = costsOfNothing;

  readonly events: Desks.EventDesk = {
    after: async (userId, videoId, sequence) => {
      this.counts.after = (this.counts.after ?? 0) + 1;
      return this.records.of(userId, videoId).events.slice(sequence, sequence + 1000);
    },
    newest: async (videoIds) => {
      this.counts.newest = (this.counts.newest ?? 0) + 1;
      const known = videoIds.filter((id) => this.records.videos.has(id));
      return new Map(known.map((id) => [id, this.records.videos.get(id)!.events.length]));
    },
    exists: async (userId, videoId) => this.records.videos.get(videoId)?.video.userId === userId,
    listen: async (wake, signal) => {
      this.#wakes.add(wake);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      this.#wakes.delete(wake);
    },
  };
}

function billLines(wanted: readonly Phase[]) {
  return wanted.flatMap((phase) =>
    slotsOfPhase[phase].map((slot) => ({
      slot,
      phase,
      action: 'make' as const,
      kept: false,
      cause: 'not made yet',
      provider: 'offline',
      model: 'plate',
      costMicroUsd: 10_000,
      priceMicroUsd: 10_000,
    })),
  );
}

function patched(spec: FakeVideo['spec'], { title, product }: SpecPatch): FakeVideo['spec'] {
  return { ...spec, ...(title !== undefined && { title }), product: { ...spec.product, ...product } };
}
