import { describe, expect, it } from 'vitest';
import type { Command } from '../../lib/commands.ts';
import { labelParts, matchScore } from './match-words.ts';
import { allGroups, commandItems, foundGroups } from './palette-groups.ts';
import { rebind, unbind } from './rebind-keys.ts';
import { withRecent } from './recent-videos.ts';

const command = (id: string, label: string, rest: Partial<Command> = {}): Command => ({
  id,
  label,
  group: rest.group ?? 'Video',
  run: () => undefined,
  ...rest,
});

describe('what words name', () => {
  it('is better at the start, and better in the label than in further words', () => {
    const order = ['Clip 5', 'Make the clips', 'Eclipse'].map((label) => matchScore('clip', label)!);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(matchScore('dark', 'Change theme', 'dark light')).toBeGreaterThan(0);
    expect(matchScore('dark clip', 'Change theme', 'dark light')).toBeNull();
    expect(matchScore('  ', 'anything')).toBe(0);
  });

  it('minds neither accents nor the order of words', () => {
    expect(matchScore('uber video', 'Video: Über uns')).not.toBeNull();
    expect(matchScore('Cafe', 'Café am Markt')).not.toBeNull();
  });

  it('is marked in the label', () => {
    expect(labelParts('Remake clip 7', 'clip 7')).toEqual([
      { text: 'Remake ', isMatch: false },
      { text: 'clip', isMatch: true },
      { text: ' ', isMatch: false },
      { text: '7', isMatch: true },
    ]);
    expect(labelParts('Plan', '')).toEqual([{ text: 'Plan', isMatch: false }]);
  });
});

describe('the palette', () => {
  const commands = [
    command('go.library', 'Library', { group: 'Go to' }),
    command('video.branches', 'Branches'),
    command('video.continue', 'Make 9 clips', { hint: '$1.71' }),
    command('video.undo', 'Undo', { isDisabled: true }),
    command('picture.leave', 'Pick one', { isHidden: true }),
    command('grid.move', 'Move', { isKeyOnly: true }),
    command('palette.open', 'Search and commands'),
  ];

  it('lists what can be done now, what spends first, the way elsewhere last', () => {
    const groups = allGroups(commandItems(commands), [{ title: 'Lately', items: [] }], 'Suggested');
    expect(groups.map(({ title, items }) => [title, items.map(({ id }) => id)])).toEqual([
      ['Suggested', ['video.continue']],
      ['Video', ['video.branches']],
      ['Go to', ['go.library']],
    ]);
  });

  it('finds by label and group, the best first', () => {
    const found = foundGroups('lib', commandItems(commands));
    expect(found).toMatchObject([{ title: 'Go to', items: [{ id: 'go.library' }] }]);
    expect(foundGroups('fjord', commandItems(commands))).toEqual([]);
  });
});

describe('choosing keys', () => {
  const commands = [
    command('video.lock', 'Lock', { keys: 'shift+l' }),
    command('video.remake', 'Remake', { keys: 'r' }),
    command('go.library', 'Library', { keys: 'g l' }),
  ];

  it('gives a command a free key', () => {
    expect(rebind({}, commands, 'r', 'p')).toEqual({ kind: 'bound', bindings: { r: 'p' }, swappedWith: null });
  });

  it('swaps with the one that has it, and back', () => {
    const swapped = rebind({}, commands, 'r', 'shift+l');
    expect(swapped).toEqual({ kind: 'bound', bindings: { r: 'shift+l', 'shift+l': 'r' }, swappedWith: 'Lock' });
    expect(unbind({ r: 'shift+l', 'shift+l': 'r' }, commands, 'r')).toEqual({ r: 'r', 'shift+l': 'shift+l' });
  });

  it('refuses what would cut off a sequence, and keys everybody needs', () => {
    expect(rebind({}, commands, 'r', 'g')).toEqual({ kind: 'refused', why: 'beginsChord' });
    expect(rebind({}, commands, 'r', 'escape')).toEqual({ kind: 'refused', why: 'notBindable' });
  });
});

it('keeps the videos opened last, each once', () => {
  const [a, b] = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ];
  expect(withRecent([a!, b!], { id: 'b', title: 'New' })).toEqual([{ id: 'b', title: 'New' }, a]);
  const many = Array.from({ length: 8 }, (_, index) => ({ id: `${index}`, title: '' }));
  expect(withRecent(many, a!)).toHaveLength(8);
});
