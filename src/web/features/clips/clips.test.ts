import { describe, expect, it } from 'vitest';
import type { Artifact } from '#contract/artifact.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import type { ClipPlace } from '../../lib/playback/clip-places.ts';
import { clipStates } from './clip-states.ts';
import { clipsFilm } from './clips-film.ts';

const artifact = (slot: string, more: Partial<Artifact> = {}): Artifact =>
  ({
    slot,
    artifact_id: `of ${slot}`,
    s3_url: `/${slot}`,
    thumbnail_url: `/${slot}?`,
    stale: null,
    inputs: {},
    ...more,
  }) as Artifact;

const place = (index: number, made: Artifact | null): ClipPlace => ({
  slot: `chunk/${index}`,
  index,
  beatIndex: index,
  startFrame: index * 48,
  frames: 48,
  startSeconds: index * 2,
  seconds: 2,
  artifact: made,
  isJoined: false,
});

const view = (artifacts: readonly Artifact[], edited: readonly string[] = []): CheckpointView =>
  ({ spec: { fps: 24, duration_seconds: 4 }, artifacts, edited_slots: edited }) as unknown as CheckpointView;

const none = { held: new Set<string>(), remade: new Set<string>() };
const clips = [place(0, artifact('chunk/0')), place(1, artifact('chunk/1'))];

describe('the film of the clips', () => {
  it('is the file in which they are joined', () => {
    expect(clipsFilm(view([artifact('stitched')]), clips).parts).toMatchObject([{ key: 'of stitched', frames: 96 }]);
  });

  it('is the clips themselves as soon as one was exchanged', () => {
    const { parts } = clipsFilm(view([artifact('stitched')], ['chunk/1']), clips);
    expect(parts.map(({ src, startFrame }) => [src, startFrame])).toEqual([
      ['/chunk/0', 0],
      ['/chunk/1', 48],
    ]);
  });

  it('holds the place of a missing clip by its picture', () => {
    const { parts } = clipsFilm(view([artifact('beat/1/image')]), [clips[0]!, place(1, null)]);
    expect(parts[1]).toMatchObject({ src: null, still: '/beat/1/image?&width=960' });
  });
});

describe('states of clips', () => {
  const status = (text: string): VideoStatus => ({ status: text }) as VideoStatus;
  const half = [clips[0]!, place(1, null), place(2, null)];

  it('knows what is in work, what waits and where it stopped', () => {
    expect([...clipStates(half, { ...none, live: status('generating_chunks') }).values()]).toEqual([
      'ready',
      'making',
      'waiting',
    ]);
    expect([...clipStates(half, { ...none, live: status('failed') }).values()]).toEqual(['ready', 'failed', 'waiting']);
    expect([...clipStates(half, { ...none, live: status('canceled') }).values()]).toEqual([
      'ready',
      'waiting',
      'waiting',
    ]);
  });

  it('knows of calls under way and takes asked for', () => {
    const making = { live: status('generating_chunks'), held: new Set(['chunk/2']), remade: new Set(['chunk/0']) };
    expect([...clipStates(half, making).values()]).toEqual(['making', 'making', 'making']);
  });

  it('marks what is out of date', () => {
    const stale = place(0, artifact('chunk/0', { stale: { cause: 'The plan changed.', usd: 0 } }));
    expect(clipStates([stale], { ...none, live: null }).get('chunk/0')).toBe('stale');
  });
});
