import { describe, expect, it } from 'vitest';
import { archetypes } from './archetype.ts';
import { archetypeIds } from './archetype-id.ts';
import { beatKinds } from './beat.ts';
import { beatLibrary } from './beat-library.ts';
import { beatTable, nearestTableLength, tableLengthsSeconds } from './beat-tables.ts';

describe('beatTable', () => {
  it('has a hook first, one reveal, and a call to action last, for every archetype and length', () => {
    for (const archetype of archetypeIds) {
      for (const length of tableLengthsSeconds) {
        const kinds = beatTable(archetype, length).map((beat) => beat.kind);
        expect(kinds[0]).toBe('hook');
        expect(kinds.at(-1)).toBe('call_to_action');
        expect(kinds.filter((kind) => kind === 'reveal')).toHaveLength(1);
        expect(kinds.filter((kind) => kind === 'call_to_action')).toHaveLength(1);
        for (const [index, kind] of kinds.entries()) expect(kind).not.toBe(kinds[index - 1]);
      }
      expect(beatTable(archetype, 6).map((beat) => beat.kind)).toEqual(['hook', 'reveal', 'call_to_action']);
    }
  });

  it('uses all 15 kinds somewhere', () => {
    const used = new Set(
      archetypeIds
        .flatMap((id) => tableLengthsSeconds.flatMap((length) => beatTable(id, length)))
        .map((beat) => beat.kind),
    );
    expect([...used].sort()).toEqual([...beatKinds].sort());
  });

  it('chooses the nearest length by ratio', () => {
    expect([5, 8, 12, 13, 21, 22, 42, 43, 74, 180].map(nearestTableLength)).toEqual([
      6, 10, 10, 15, 15, 30, 30, 60, 90, 90,
    ]);
  });
});

describe('archetypes', () => {
  it('changes brightness at every step of its rhythm, round the end too', () => {
    for (const id of archetypeIds) {
      const { rhythm } = archetypes[id];
      for (const [index, value] of rhythm.entries()) expect(value).not.toBe(rhythm[(index + 1) % rhythm.length]);
    }
  });
});

describe('beatLibrary', () => {
  it('describes every kind with bounds that hold one another', () => {
    for (const kind of beatKinds) {
      const definition = beatLibrary[kind];
      expect(definition.longestSeconds).toBeGreaterThan(definition.shortestSeconds);
      expect(definition.layouts.length).toBeGreaterThan(0);
    }
  });
});
