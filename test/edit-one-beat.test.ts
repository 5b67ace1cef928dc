import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MakeResult } from '#contract/make-result.ts';
import type { Spec } from '#domain/spec.ts';
import { makeAd } from '#testkit/beatboard-command.ts';
import { createFilmMeter } from '#testkit/film-facts.ts';
import { readHomeRecords, wasMade, type VideoRecords } from '#testkit/home-records.ts';
import { storeEditedPlan } from '#testkit/store-edited-plan.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

const editedBeat = 1;
const fps = 30;

let place: TemporaryFolder;
let before: MakeResult;
let after: MakeResult;
let records: readonly VideoRecords[];
let plan: Spec;

const make = (): Promise<MakeResult> =>
  makeAd(['Ember coffee, slow mornings', '--duration', '6', '--out', join(place.path, 'out')], {
    homeFolder: join(place.path, 'home'),
  });

beforeAll(async () => {
  place = await createTemporaryFolder('edit');
  before = await make();
  await storeEditedPlan(join(place.path, 'home'), (spec) => {
    plan = spec;
    return withHeadline(spec, editedBeat, 'Brewed twice');
  });
  after = await make();
  records = await readHomeRecords(join(place.path, 'home'));
});

afterAll(() => place.remove());

it('makes again the one segment and the film, and nothing else', () => {
  const edited = recordsOf(after);
  const made = edited.artifacts.filter(wasMade).map(({ slot }) => slot);
  const film = ['final', 'final/poster', 'final/report', 'final/sheet'];
  expect(made.sort()).toEqual([...film, `segment/${editedBeat}`, 'spec'].sort());
  expect(edited.artifacts.map(({ slot }) => slot)).toEqual(recordsOf(before).artifacts.map(({ slot }) => slot));
});

it('keeps every clip, picture and sound to the byte', () => {
  const hashes = (result: MakeResult): Record<string, string> =>
    Object.fromEntries(
      recordsOf(result)
        .artifacts.filter(
          ({ slot }) => slot !== 'spec' && !slot.startsWith('final') && slot !== `segment/${editedBeat}`,
        )
        .map(({ slot, sha256 }) => [slot, sha256]),
    );
  expect(Object.keys(hashes(before))).toEqual(
    expect.arrayContaining(['chunk/0', 'chunk/1', 'music', 'mix', 'stitched']),
  );
  expect(hashes(after)).toEqual(hashes(before));
});

it('changes frames of that beat and no other', async () => {
  const meter = await createFilmMeter();
  const [old, edited] = [await meter.frames(before.final), await meter.frames(after.final)];
  const beat = plan.beats[editedBeat];
  if (beat === undefined) throw new Error('The plan has too few beats.');
  const start = Math.round(beat.startSeconds * fps);
  const end = Math.round((beat.startSeconds + beat.durationSeconds) * fps);
  const differing = edited.flatMap((hash, frame) => (hash === old[frame] ? [] : [frame]));
  expect(edited).toHaveLength(old.length);
  expect(differing.length).toBeGreaterThan((end - start) / 2);
  expect(Math.min(...differing)).toBeGreaterThanOrEqual(start);
  expect(Math.max(...differing)).toBeLessThan(end);
});

function recordsOf(result: MakeResult): VideoRecords {
  const found = records.find(({ video }) => video.id === result.video_id);
  if (found === undefined) throw new Error(`Nothing is known of ${result.video_id}.`);
  return found;
}

function withHeadline(spec: Spec, beatIndex: number, headline: string): Spec {
  const beats = spec.beats.map((beat, index) =>
    index === beatIndex ? { ...beat, text: { ...beat.text, headline } } : beat,
  );
  return { ...spec, beats };
}
