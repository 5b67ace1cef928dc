import type { Command } from '../../lib/commands.ts';
import { matchScore } from './match-words.ts';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** At its right: a price, a time, a phase. */
  readonly hint?: string;
  /** What the hint is: money stands out. */
  readonly isPrice?: boolean;
  readonly keys?: string;
  /** Further words it is found by. */
  readonly words?: string;
  /** A name of a branch or slot, in the letters of code. */
  readonly isCode?: boolean;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

const suggestedMaximum = 4;
const foundMaximum = 40;

/** What commands do is about the thing at hand first, and about getting elsewhere last. */
const lateGroups: readonly string[] = ['player', 'timeline', 'go', 'new', 'theme', 'palette', 'keys', 'view'];

/** How far down a command's group stands. */
export function rankOf({ id }: Pick<Command, 'id'>): number {
  return lateGroups.indexOf(id.split('.')[0] ?? '') + 1;
}

/** Commands as lines of the palette. What cannot be done now, or means something only where the focus is, is left out. */
export function commandItems(commands: readonly Command[]): readonly PaletteItem[] {
  return commands
    .filter(
      ({ id, isDisabled, isHidden, isKeyOnly }) => !isDisabled && !isHidden && !isKeyOnly && id !== 'palette.open',
    )
    .map(({ id, label, group, hint, keys, words, run }) => ({
      ...{ id, label, group, run },
      ...(hint !== undefined && { hint, isPrice: true }),
      ...(keys !== undefined && { keys }),
      ...(words !== undefined && { words }),
    }));
}

/** Without words: what spends, then everything in groups, the page's own first. */
export function allGroups(
  items: readonly PaletteItem[],
  places: readonly PaletteGroup[],
  suggested: string,
): readonly PaletteGroup[] {
  const priced = items.filter(({ isPrice }) => isPrice).slice(0, suggestedMaximum);
  const rest = items.filter((item) => !priced.includes(item)).toSorted((a, b) => rankOf(a) - rankOf(b));
  return [{ title: suggested, items: priced }, ...places, ...groupsOf(rest)].filter(
    ({ items: list }) => list.length > 0,
  );
}

/** With words: what they name, the best first, in groups by their best. */
export function foundGroups(words: string, items: readonly PaletteItem[]): readonly PaletteGroup[] {
  const scored = items.flatMap((item) => {
    const score = matchScore(words, item.label, `${item.words ?? ''} ${item.group}`);
    return score === null ? [] : [{ item, score }];
  });
  const best = scored.toSorted((a, b) => b.score - a.score).slice(0, foundMaximum);
  return groupsOf(best.map(({ item }) => item));
}

function groupsOf(items: readonly PaletteItem[]): readonly PaletteGroup[] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([title, members]) => ({ title, items: members }));
}
