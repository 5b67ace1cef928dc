import { posix } from 'node:path';
import { localIdentity } from '#domain/identity/identity.ts';
import { imageSlot, numberOf, type Slot } from '#domain/slot.ts';
import type { Spec } from '#domain/spec.ts';
import type { BundledArtifact, VideoBundle } from '#storage/bundle/video-bundle.ts';
import { createId } from '#storage/create-id.ts';
import { storageKey } from '#storage/storage-keys.ts';
import { offlineGraph, upToDate } from '../bundle-digests.ts';
import { growCheckpoints } from './grow-checkpoints.ts';

/** What films are put together from: a finished film, and the plan of a longer one. */
export interface Material {
  readonly bundle: VideoBundle;
  readonly spec: Spec;
}

/** A film, and which of the material's files each of its own is. */
export interface LongFilm {
  readonly bundle: VideoBundle;
  readonly files: readonly { readonly file: string; readonly source: string }[];
}

/** A finished film of the longer plan, of the shorter one's pictures and clips again and again, with two takes of each picture. */
export function longFilm({ bundle, spec }: Material, size: { number: number; checkpoints: number }): LongFilm {
  const videoId = createId('video');
  const graph = offlineGraph(spec);
  const slots: Slot[] = ['spec', ...graph.nodes.map(({ slot }) => slot)];
  const sources = new Map(slots.map((slot) => [slot, sourceOf(bundle, slot, 0)]));
  const hashes = new Map([...sources].map(([slot, { sha256 }]) => [slot, sha256]));
  const files: { file: string; source: string }[] = [];
  const take = (slot: Slot, version: number, source: BundledArtifact): BundledArtifact => {
    const extension = posix.extname(source.file).slice(1);
    const key = storageKey({ userId: localIdentity.userId, videoId, slot, version, extension });
    const [id, file] = [createId('artifact'), posix.basename(key)];
    files.push({ file, source: source.file });
    return upToDate({ ...source, id, slot, version, file, requestKey: `long film ${id}` }, graph, hashes);
  };
  const first = [...sources].map(([slot, source]) => take(slot, 1, source));
  const second = spec.beats.map((_, index) => take(imageSlot(index), 2, sourceOf(bundle, imageSlot(index), 1)));
  const grown = growCheckpoints(manifestOf(first), manifestOf(second), { videoId, count: size.checkpoints });
  const title = `${bundle.video.title} ${size.number}`;
  const events = [{ sequence: 1, type: 'video_created', data: { title } }];
  const video = { ...bundle.video, id: videoId, title };
  return { bundle: { ...bundle, ...grown, video, artifacts: [...first, ...second], events }, files };
}

/** The shorter film's artifact of the same kind, beats repeating; `shift` takes that of a later beat. */
function sourceOf({ artifacts }: VideoBundle, slot: Slot, shift: number): BundledArtifact {
  const number = numberOf(slot);
  const kind = slot.replace(/\d+/, '#');
  const like = artifacts.filter((artifact) => artifact.slot.replace(/\d+/, '#') === kind);
  const sorted = like.toSorted((one, other) => (numberOf(one.slot) ?? 0) - (numberOf(other.slot) ?? 0));
  return sorted[((number ?? 0) + shift) % sorted.length]!;
}

function manifestOf(artifacts: readonly BundledArtifact[]): ReadonlyMap<Slot, string> {
  return new Map(artifacts.map(({ slot, id }) => [slot, id]));
}
