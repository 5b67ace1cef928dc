import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Artifact } from '#contract/artifact.ts';
import type { branchListSchema } from '#contract/branch.ts';
import type { CheckpointNode } from '#contract/checkpoint.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { eventually } from '#testkit/eventually.ts';
import { readEvents, type EventReader } from '#testkit/event-reader.ts';
import { barColours, writeBars } from '#testkit/example-pictures.ts';
import { createFilmMeter } from '#testkit/film-facts.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { steer, type CheckpointView, type Steering } from '#testkit/steering.ts';
import { createTemporaryHome, type TemporaryHome } from '#testkit/temporary-home.ts';

/** One person, one short ad, every kind of edit, over HTTP: from the prompt to the finished film, and another one of that. */
const fps = 24;
const editedBeat = 1;

let home: TemporaryHome;
let server: RunningServer;
let steering: Steering;
let events: EventReader;
let videoId: string;
let end: VideoStatus;
/** Checkpoints as the runs left them, before their edits. */
const seen: CheckpointView[] = [];
/** For each continue, what the bill said would be made and what then was. */
const orders: { readonly billed: readonly string[]; readonly made: () => readonly string[] }[] = [];
/** The branches and their checkpoints when the film was finished. */
let tree: readonly CheckpointNode[];
let branches: z.output<typeof branchListSchema>['branches'];
/** The film with another headline in one of its beats. */
let edited: CheckpointView;

beforeAll(async () => {
  home = await createTemporaryHome('session');
  await writeBars(home.path('bars.png'));
  server = await startServer(home);
  steering = steer(server.url);
  const { client, generate, rest, checkpoint } = steering;
  const prompt = 'Ember coffee, slow mornings';
  videoId = await generate({ prompt, duration_seconds: 5, aspect_ratio: '1:1', fps, auto_continue: false });
  events = await readEvents(`${server.url}/api/status/${videoId}/stream?since=0`);

  let params = await lookAround('paused_at_phase1');
  const beats = [{}, { text: { headline: 'Brewed twice' } }, {}];
  await client.call('editSpec', { params, body: { beats } });
  await continueAsBilled(params);

  params = await lookAround('paused_at_phase2');
  await client.call('uploadImage', { params, fields: { beat_index: 1 }, filePaths: [home.path('bars.png')] });
  await client.call('regenerateBeat', { params, body: { beat_index: 0, prompt_override: 'a copper kettle at dawn' } });
  await continueAsBilled(params);

  params = await lookAround('paused_at_phase3');
  await client.call('regenerateChunk', { params, body: { chunk_index: 2 } });
  await continueAsBilled(params);

  await lookAround('complete');
  await client.download(seen.at(-1)!.slot('final'), home.path('final.mp4'));
  ({ tree } = (await client.call('getCheckpointTree', { params: { video_id: videoId } })).data);
  ({ branches } = (await client.call('listBranches', { params: { video_id: videoId } })).data);

  const film = seen.at(-1)!;
  const headlines = film.spec.beats.map((_, beat) => (beat === editedBeat ? { text: { headline: 'And again' } } : {}));
  await client.call('editSpec', { params: film.params, body: { beats: headlines }, ifMatch: film.etag });
  await continueAsBilled(film.params);
  edited = await checkpoint(videoId);
  end = await rest(videoId);
  await client.download(edited.slot('final'), home.path('edited.mp4'));
}, 180_000);

afterAll(async () => {
  events?.stop();
  await server?.stop();
  await home?.remove();
});

describe('the tree', () => {
  it('has a branch for every continue with edits, and leaves the older ones as they were', () => {
    expect(tree.flatMap((node) => linesOf(node))).toEqual([
      'planning main pending',
      'planning main-1 approved, an edit of main',
      '- storyboard main-1 pending',
      '- storyboard main-1-1 approved, an edit of main-1',
      '-- chunks main-1-1 pending',
      '-- chunks main-1-1-1 approved, an edit of main-1-1',
      '--- refinement main-1-1-1 approved',
    ]);
  });

  it('says the same in the list of branches', () => {
    expect(
      branches.map(({ name, parent_name, phase_number, can_continue }) => [
        name,
        parent_name,
        phase_number,
        can_continue,
      ]),
    ).toEqual([
      ['main', null, 1, true],
      ['main-1', 'main', 2, true],
      ['main-1-1', 'main-1', 3, true],
      ['main-1-1-1', 'main-1-1', 4, false],
    ]);
  });

  it('keeps what every checkpoint selected, to the byte', async () => {
    for (const before of seen) {
      const after = await steering.checkpoint(videoId, before.checkpoint.id);
      expect(after.edited_slots).toEqual([]);
      expect(after.artifacts.map(identityOf)).toEqual(before.artifacts.map(identityOf));
      expect(await Promise.all(after.artifacts.map(hashOfContent))).toEqual(
        before.artifacts.map(({ sha256 }) => sha256),
      );
    }
  });

  it('tells what differs between two branches', async () => {
    const [, storyboard, chunks] = seen;
    const query = { from: storyboard!.checkpoint.id, to: chunks!.checkpoint.id };
    const { entries } = (await steering.client.call('getDiff', { params: { video_id: videoId }, query })).data;
    expect(entries.map(({ slot, change }) => `${slot} ${change}`)).toEqual([
      'spec equal',
      'beat/0/image changed',
      'beat/1/image changed',
      'beat/2/image equal',
      'chunk/0 added',
      'chunk/1 added',
      'chunk/2 added',
      'stitched added',
    ]);
    const plans = { from: seen[0]!.checkpoint.id, to: storyboard!.checkpoint.id };
    const [plan] = (await steering.client.call('getDiff', { params: { video_id: videoId }, query: plans })).data
      .entries;
    expect(plan).toMatchObject({ slot: 'spec', change: 'changed', fields: ['beats.1.text.headline'] });
  });
});

it.each([
  ['pictures', 0],
  ['clips', 1],
  ['film', 2],
  ['edited film', 3],
])('makes for the %s what its bill names and nothing else', (_name, index) => {
  const { billed, made } = orders[index]!;
  expect(billed.length).toBeGreaterThan(2);
  expect(made().toSorted()).toEqual(billed.toSorted());
});

describe('the film', () => {
  it('passes its quality report', () => {
    expect(end.quality_report?.findings.filter(({ severity }) => severity === 'fault')).toEqual([]);
    expect(end).toMatchObject({ status: 'complete', progress: 100, quality_report: { passed: true } });
  });

  it('shows the uploaded picture', async () => {
    const meter = await createFilmMeter();
    const { start_seconds: start, duration_seconds: seconds } = seen[3]!.spec.beats[1]!;
    const frame = await meter.still(home.path('final.mp4'), start + seconds / 2);
    // Below its words, and right of the name at the lower left, the beat shows nothing but its picture.
    for (let bar = 2; bar < barColours.length; bar++) {
      const shown = await meanColour(frame, { left: bar * 90 + 30, top: 600, width: 30, height: 90 });
      expect(distance(shown, barColours[bar]!), `bar ${bar}: ${shown.join()}`).toBeLessThan(30);
    }
  });

  it('is made of the takes that were chosen', () => {
    const film = seen.at(-1)!;
    expect(film.slot('beat/1/image')).toMatchObject({ provider: 'upload', version: 2, stale: null });
    expect(film.slot('beat/0/image')).toMatchObject({ provider: 'offline', version: 2, stale: null });
    expect(film.slot('chunk/2')).toMatchObject({ version: 2, stale: null });
    expect(film.artifacts.filter(({ stale }) => stale !== null)).toEqual([]);
    expect(film.spec.beats[1]!.text.headline).toBe('Brewed twice');
  });
});

describe('another headline in the finished film', () => {
  const film = (): CheckpointView => seen.at(-1)!;
  const isOfFilm = (slot: string): boolean => slot === 'spec' || slot.startsWith('final');

  it('puts the edited ad beside the old one, on a branch of its own', () => {
    expect(edited.checkpoint).toMatchObject({
      branch_name: `${film().checkpoint.branch_name}-1`,
      phase_number: 4,
      parent_id: film().checkpoint.parent_id,
      edited_from_id: film().checkpoint.id,
    });
  });

  it('makes again the one segment and the film, and nothing else', () => {
    const parts = ['final', 'final/poster', 'final/report', 'final/sheet', `segment/${editedBeat}`];
    expect(orders.at(-1)!.made().toSorted()).toEqual(parts);
    expect(edited.artifacts.map(({ slot }) => slot)).toEqual(film().artifacts.map(({ slot }) => slot));
  });

  it('keeps every clip, picture and sound to the byte', () => {
    const hashes = ({ artifacts }: CheckpointView): Record<string, string> =>
      Object.fromEntries(
        artifacts
          .filter(({ slot }) => !isOfFilm(slot) && slot !== `segment/${editedBeat}`)
          .map(({ slot, sha256 }) => [slot, sha256]),
      );
    const kept = ['chunk/0', 'chunk/1', 'music', 'mix', 'stitched'];
    expect(Object.keys(hashes(film()))).toEqual(expect.arrayContaining(kept));
    expect(hashes(edited)).toEqual(hashes(film()));
  });

  it('changes frames of that beat and no other', async () => {
    const meter = await createFilmMeter();
    const [old, now] = [await meter.frames(home.path('final.mp4')), await meter.frames(home.path('edited.mp4'))];
    const beat = edited.spec.beats[editedBeat]!;
    const start = Math.round(beat.start_seconds * fps);
    const beyond = Math.round((beat.start_seconds + beat.duration_seconds) * fps);
    const differing = now.flatMap((hash, frame) => (hash === old[frame] ? [] : [frame]));
    expect(now).toHaveLength(old.length);
    expect(differing.length).toBeGreaterThan((beyond - start) / 2);
    expect(Math.min(...differing)).toBeGreaterThanOrEqual(start);
    expect(Math.max(...differing)).toBeLessThan(beyond);
  });
});

it('tells every event once, in order, without a gap', async () => {
  await eventually(() => expect(events.events.length).toBe(end.event_sequence));
  expect(events.events.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: end.event_sequence }, (_, n) => n + 1),
  );
});

describe('a link to a file', () => {
  it('works without a header, whole and in part', async () => {
    const { s3_url: url, size_bytes: size, sha256 } = seen.at(-1)!.slot('final');
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256);
    const part = await fetch(url, { headers: { Range: 'bytes=1000-1999' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${size}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(1000, 2000))).toBe(true);
  });

  it('opens nothing when a letter of it is changed', async () => {
    const url = new URL(seen.at(-1)!.slot('final').s3_url);
    const other = seen.at(-1)!.slot('final/poster').artifact_id;
    const altered = [
      url.href.replace(/signature=(.)/, (_all, first: string) => `signature=${first === 'A' ? 'B' : 'A'}`),
      url.href.replace(/expires=\d/, 'expires=9'),
      url.href.replace(/user=\w+/, 'user=eve'),
      url.href.replace(/artifact_\w+/, other),
    ];
    for (const address of altered) expect((await fetch(address)).status, address).toBe(403);
  });
});

/** Waits for the next stop, which has to be this one, and keeps what is there. */
async function lookAround(expected: VideoStatus['status']): Promise<CheckpointView['params']> {
  expect((await steering.rest(videoId)).status).toBe(expected);
  const checkpoint = await steering.checkpoint(videoId);
  seen.push(checkpoint);
  return checkpoint.params;
}

async function continueAsBilled(params: CheckpointView['params']): Promise<void> {
  const { client, rest } = steering;
  const { lines } = (await client.call('getBill', { params })).data;
  const { event_sequence: from } = (await client.call('getStatus', { params })).data;
  await client.call('continueVideo', { params, body: { checkpoint_id: params.checkpoint_id } });
  const { event_sequence: to } = await rest(videoId);
  orders.push({
    billed: lines.filter(({ action }) => action === 'make').map(({ slot }) => slot),
    made: () =>
      events.events
        .filter(({ id, event }) => event === 'artifact_created' && Number(id) > from && Number(id) <= to)
        .map(({ data }) => (JSON.parse(data) as { slot: string }).slot),
  });
}

const phaseNames = ['', 'planning', 'storyboard', 'chunks', 'refinement'];

function linesOf({ checkpoint, children }: CheckpointNode): string[] {
  const original = seen.find((view) => view.checkpoint.id === checkpoint.edited_from_id)?.checkpoint.branch_name;
  const edit = original === undefined ? '' : `, an edit of ${original}`;
  const below = children.flatMap(linesOf).map((line) => (line.startsWith('-') ? `-${line}` : `- ${line}`));
  return [`${phaseNames[checkpoint.phase_number]} ${checkpoint.branch_name} ${checkpoint.status}${edit}`, ...below];
}

function identityOf({ artifact_id, slot, sha256 }: Artifact): readonly string[] {
  return [slot, artifact_id, sha256];
}

async function hashOfContent({ s3_url: url }: Artifact): Promise<string> {
  const response = await fetch(url);
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
}

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

async function meanColour(picture: Buffer, box: Box): Promise<readonly number[]> {
  const { channels } = await sharp(await sharp(picture).extract(box).toBuffer()).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean));
}

/** The greatest difference of red, green or blue, of 255. */
function distance(colour: readonly number[], hex: string): number {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return Math.max(...colour.map((value, index) => Math.abs(value - wanted[index]!)));
}
