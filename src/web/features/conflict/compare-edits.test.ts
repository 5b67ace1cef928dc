import { describe, expect, it } from 'vitest';
import type { WireSpec } from '#contract/spec.ts';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import { compareEdits } from './compare-edits.ts';

type View = Pick<CheckpointView, 'spec' | 'artifacts'>;

const beat = (kind: string, headline: string, seconds: number, startSeconds: number) => ({
  kind,
  start_seconds: startSeconds,
  duration_seconds: seconds,
  visual: `A picture of ${kind}`,
  text: { headline, line: '', note: '', items: [] as string[] },
});

const spec = (changes: object = {}, beats = [beat('hook', 'Wake up', 2, 0), beat('offer', 'Two for one', 3, 2)]) =>
  ({ title: 'Ember', product: { name: 'Ember', brand: null }, warnings: [], beats, ...changes }) as unknown as WireSpec;

const artifact = (slot: string, version = 1, locked = false) => ({
  slot,
  version,
  locked,
  artifact_id: `${slot} v${version}`,
});

const view = (plan = spec(), ...artifacts: readonly object[]): View => ({ spec: plan, artifacts }) as unknown as View;

const headline = (index: number, words: string) => ({
  beats: [0, 1].map((place) => ({ beat_index: place, ...(place === index && { text: { headline: words } }) })),
});

describe('an edit of the plan beside that of somebody else', () => {
  it('names the one field both changed, without indices and starts', () => {
    const theirs = spec({}, [beat('hook', 'Theirs', 2, 0), beat('offer', 'Two for one', 3, 2)]);
    const clash = compareEdits({ yours: headline(0, 'Mine'), before: view(), after: view(theirs) });
    expect(clash.fields).toEqual([{ path: 'beats.0.text.headline', mine: 'Mine', theirs: 'Theirs', isTheirs: true }]);
    expect(clash.elsewhere).toEqual({ fields: [], slots: [] });
  });

  it('tells what they changed elsewhere, and that they left mine as it was', () => {
    const after = view(spec({ title: 'Ember, theirs', warnings: ['noted'] }), artifact('beat/1/image', 2));
    const clash = compareEdits({ yours: headline(0, 'Mine'), before: view(spec(), artifact('beat/1/image')), after });
    expect(clash.fields).toEqual([{ path: 'beats.0.text.headline', mine: 'Mine', theirs: 'Wake up', isTheirs: false }]);
    expect(clash.elsewhere).toEqual({ fields: ['title'], slots: ['beat/1/image'] });
  });

  it('leaves out what both changed alike', () => {
    const yours = { title: 'Same', product: { name: 'Mine', brand: null } };
    const after = view(spec({ title: 'Same', product: { name: 'Theirs', brand: null } }));
    const { fields, elsewhere } = compareEdits({ yours, before: view(), after });
    expect(fields.map(({ path }) => path)).toEqual(['product.name']);
    expect(elsewhere.fields).toEqual([]);
  });

  it('shows another order as kinds, and fields of a moved beat at the place it came from', () => {
    const yours = {
      beats: [{ beat_index: 1, duration_seconds: 4 }, { kind: 'brand', visual: 'New' }, { beat_index: 0 }],
    };
    const { fields } = compareEdits({ yours, before: view(), after: view() });
    expect(fields).toEqual([
      { path: 'beats', mine: ['offer', 'brand', 'hook'], theirs: ['hook', 'offer'], isTheirs: false },
      { path: 'beats.1.duration_seconds', mine: 4, theirs: 3, isTheirs: false },
    ]);
  });

  it('says once that their beats are others', () => {
    const theirs = spec({}, [beat('hook', 'Wake up', 5, 0)]);
    const clash = compareEdits({ yours: { title: 'Mine' }, before: view(), after: view(theirs) });
    expect(clash.elsewhere.fields).toEqual(['beats']);
  });
});

describe('an edit of slots beside that of somebody else', () => {
  const before = view(spec(), artifact('beat/0/image'), artifact('chunk/0'));

  it.each([
    ['a choice', { slot: 'beat/0/image', artifact_id: 'one' }],
    ['a picture', { beat_index: '0' }],
    ['several taken over', { from_checkpoint_id: 'checkpoint', slots: ['beat/0/image'] }],
  ])('tells the take they have: %s', (_, yours) => {
    const after = view(spec({ title: 'Theirs' }), artifact('beat/0/image', 3, true), artifact('chunk/0', 2));
    expect(compareEdits({ yours, before, after })).toEqual({
      fields: [],
      slots: [{ slot: 'beat/0/image', version: 3, isLocked: true, isTheirs: true }],
      elsewhere: { fields: ['title'], slots: ['chunk/0'] },
    });
  });

  it('has no rows for a whole merge, and none for nothing', () => {
    const after = view(spec(), artifact('beat/0/image', 2), artifact('chunk/0'));
    const merge = compareEdits({ yours: { from_checkpoint_id: 'checkpoint' }, before, after });
    expect(merge).toEqual({ fields: [], slots: [], elsewhere: { fields: [], slots: ['beat/0/image'] } });
    expect(compareEdits({ yours: null, before, after: before })).toEqual({
      fields: [],
      slots: [],
      elsewhere: { fields: [], slots: [] },
    });
  });
});
