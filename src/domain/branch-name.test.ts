import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBranchName, nextBranch } from './branch-name.ts';

interface Branch {
  name: string;
  lastNumber: number;
}

describe('nextBranch', () => {
  it('counts from 1', () => {
    expect(nextBranch('main', 0, new Set(['main']))).toEqual({ name: 'main-1', number: 1 });
    expect(nextBranch('main-1', 0, new Set(['main', 'main-1'])).name).toBe('main-1-1');
    expect(nextBranch('main', 1, new Set(['main', 'sunny'])).name).toBe('main-2');
  });

  it('steps over names that people gave', () => {
    expect(nextBranch('main', 1, new Set(['main', 'main-2', 'main-3']))).toEqual({ name: 'main-4', number: 4 });
  });

  it('never gives a number off a branch twice, and never a name that is taken, however people rename (property)', () => {
    const anyStep = fc.record({
      branch: fc.nat(),
      rename: fc.option(fc.constantFrom('sunny', 'main-2', 'main-1', 'main-1-1', 'b')),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const branches: Branch[] = [{ name: 'main', lastNumber: 0 }];
        for (const { branch, rename } of steps) {
          const taken = new Set(branches.map(({ name }) => name));
          const chosen = branches[branch % branches.length]!;
          if (rename !== null) {
            if (!taken.has(rename)) chosen.name = rename;
            continue;
          }
          const next = nextBranch(chosen.name, chosen.lastNumber, taken);
          expect(taken).not.toContain(next.name);
          expect(next.number).toBeGreaterThan(chosen.lastNumber);
          expect(next.name).toBe(`${chosen.name}-${next.number}`);
          chosen.lastNumber = next.number;
          branches.push({ name: next.name, lastNumber: 0 });
        }
      }),
    );
  });
});

describe('isBranchName', () => {
  it('takes what can stand in an address and be read', () => {
    for (const name of ['main', 'main-1', 'Sommer_2026', 'v1.2', 'été', '夏', 'हिन्दी', 'a'.repeat(60)]) {
      expect(isBranchName(name)).toBe(true);
    }
    for (const name of [
      '',
      '-a',
      '.',
      '..',
      'a/b',
      'a b',
      'a%2f',
      'a?',
      'a'.repeat(61),
      'e\u0301te\u0301',
      'a\u202eb',
    ]) {
      expect(isBranchName(name)).toBe(false);
    }
  });
});
