import { BeatboardError } from '#domain/errors.ts';
import { Reply, ScriptedApi } from './scripted-api.ts';
import {
  exampleArtifact,
  exampleCard,
  exampleCheckpoint,
  exampleDetail,
  exampleTree,
  exampleVideo,
} from './wire-examples.ts';

/** The checkpoints of the one video: two on `main`, and one on `main-1` that edits the second of them and is newest. */
export const libraryCheckpoints = [
  exampleCheckpoint({ id: 'chk-a1', status: 'approved', created_at: '2026-11-21T10:00:00Z' }),
  exampleCheckpoint({
    id: 'chk-b2',
    phase_number: 2,
    parent_id: 'chk-a1',
    cost_usd: 0.12,
    created_at: '2026-11-21T11:00:00Z',
  }),
  exampleCheckpoint({
    id: 'chk-b3',
    phase_number: 2,
    version: 2,
    parent_id: 'chk-a1',
    edited_from_id: 'chk-b2',
    branch_name: 'main-1',
    cost_usd: null,
    has_edits: true,
    created_at: '2026-11-21T11:30:00Z',
  }),
];

export const libraryArtifacts = [
  exampleArtifact('spec', '{}', { artifact_type: 'spec' }),
  exampleArtifact('beat/0/image', 'first'),
  exampleArtifact('beat/2/image', 'third', { artifact_id: 'take-two', version: 2 }),
  exampleArtifact('music', 'song', { artifact_type: 'audio' }),
];

/**
 * A server with one video, `video-1`, that answers everything read about it. Every edit counts its entity tag on, from
 * `"r0"`, and refuses another than the present one.
 */
export async function startScriptedLibrary(): Promise<ScriptedApi> {
  const api = await new ScriptedApi().start();
  let revision = 0;
  const known = (videoId: string | undefined): void => {
    if (videoId !== 'video-1') throw new BeatboardError('not_found', `There is no video "${videoId}".`);
  };
  const edited =
    (data: unknown) =>
    ({ headers }: { readonly headers: Readonly<Record<string, string | undefined>> }): Reply => {
      if (headers['if-match'] !== `"r${revision}"`) {
        const details = { current: `"r${revision}"`, yours: headers['if-match'] ?? null };
        throw new BeatboardError('edit_conflict', 'Somebody else has changed this checkpoint.', { details });
      }
      revision += 1;
      return new Reply(data, { headers: { ETag: `"r${revision}"` } });
    };
  const artifact = (slot: string) => ({ artifact_id: `new-${slot}`, slot, s3_url: 'x', version: 3 });
  api
    .on('getVideo', ({ params }) => (known(params.video_id), exampleVideo({ title: 'Aero' })))
    .on('listVideos', ({ query }) => pageOf(query.cursor))
    .on('listCheckpoints', () => ({ checkpoints: libraryCheckpoints, tree: exampleTree(libraryCheckpoints) }))
    .on('getCheckpointTree', () => ({ tree: exampleTree(libraryCheckpoints) }))
    .on('getCheckpoint', ({ params }) => {
      const checkpoint = libraryCheckpoints.find(({ id }) => id === params.checkpoint_id);
      const detail = exampleDetail({ artifacts: libraryArtifacts, ...(checkpoint && { checkpoint }) });
      return new Reply(detail, { headers: { ETag: `"r${revision}"` } });
    })
    .on('editSpec', edited(artifact('spec')))
    .on('uploadImage', edited(artifact('beat/0/image')))
    .on('selectArtifact', edited({ changed_slots: ['beat/2/image'] }))
    .on('lockSlot', edited({ changed_slots: [] }))
    .on('cherryPick', edited({ changed_slots: ['music'] }))
    .on('discardEdits', edited(undefined))
    .on('mergeCheckpoint', edited({ changed_slots: ['music'], conflicts: [] }));
  return api;
}

/** Two pages, so that a reader has to ask for the second. */
function pageOf(cursor: string | undefined) {
  return cursor === undefined
    ? {
        data: [exampleCard({ video_id: 'solis-9', title: 'Solis', cost_usd: 0.1 })],
        next_cursor: 'next',
        has_more: true,
      }
    : { data: [exampleCard({ cost_usd: 0.2 })], next_cursor: null, has_more: false };
}
