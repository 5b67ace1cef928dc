import { expect, it } from 'vitest';
import { labelCheckpoints } from './checkpoint-labels.ts';

const plan = { id: 'c1', editedFromId: null, manifest: { spec: 's1' } };
const board = { id: 'c2', editedFromId: null, manifest: { spec: 's1', 'beat/0/image': 'p0', 'beat/1/image': 'p1' } };

it('counts what is in no earlier checkpoint as made, and the rest as kept', () => {
  const labels = labelCheckpoints([plan, board]);
  expect(labels.get('c1')).toEqual({ changedSlots: [], madeCount: 1, keptCount: 0, picture: null });
  expect(labels.get('c2')).toEqual({
    changedSlots: [],
    madeCount: 2,
    keptCount: 1,
    picture: { slot: 'beat/0/image', artifactId: 'p0' },
  });
});

it('names what an edit changed, added and took away, and is known by the first picture of it', () => {
  const manifest = { spec: 's2', 'beat/1/image': 'p1b', music: 'm' };
  const labels = labelCheckpoints([plan, board, { id: 'c3', editedFromId: 'c2', manifest }]);
  expect(labels.get('c3')).toEqual({
    changedSlots: ['spec', 'beat/0/image', 'beat/1/image', 'music'],
    madeCount: 3,
    keptCount: 0,
    picture: { slot: 'beat/1/image', artifactId: 'p1b' },
  });
});

it('does not call changed what follows from what a person chose', () => {
  const film = { id: 'c4', editedFromId: null, manifest: { 'chunk/0': 'k', 'segment/0': 'g', final: 'f' } };
  const edited = { 'chunk/0': 'k2', 'segment/0': 'g2', final: 'f2', 'final/poster': 'o2' };
  const labels = labelCheckpoints([film, { id: 'c5', editedFromId: 'c4', manifest: edited }]);
  expect(labels.get('c5')).toMatchObject({ changedSlots: ['chunk/0'], madeCount: 4, picture: { slot: 'chunk/0' } });
});

it('knows a finished film by its poster, and makes nothing of an edit whose origin is gone', () => {
  const manifest = { 'final/poster': 'o', 'beat/0/image': 'p' };
  expect(labelCheckpoints([{ id: 'c6', editedFromId: 'gone', manifest }]).get('c6')).toMatchObject({
    changedSlots: [],
    picture: { slot: 'final/poster', artifactId: 'o' },
  });
});
