import { describe, expect, it } from 'vitest';
import { findBrokenLinks, findUndocumented, findUnknownCommands } from './check-docs.ts';

describe('findUndocumented', () => {
  it('names exported functions, classes and interfaces without a doc comment', () => {
    const text = [
      '/** One. */',
      'export function one(): void {}',
      'export function two(): void {}',
      'export abstract class Three {}',
      'export interface Four {}',
      'export const five = (a: number) => a;',
      'export type Six = number;',
      'function seven() {}',
    ].join('\n');
    expect(findUndocumented({ path: 'src/domain/a.ts', text })).toEqual([
      'src/domain/a.ts:3: two has no doc comment',
      'src/domain/a.ts:4: Three has no doc comment',
      'src/domain/a.ts:5: Four has no doc comment',
      'src/domain/a.ts:6: five has no doc comment',
    ]);
  });

  it('asks once for the comment of an overloaded function', () => {
    const text = '/** One. */\nexport function one(a: 1): 1;\nexport function one(a: 2): 2;\n';
    expect(findUndocumented({ path: 'a.ts', text })).toEqual([]);
  });
});

describe('findBrokenLinks', () => {
  const exists = (path: string): boolean => path === 'docs/there.md';

  it('follows links from the folder of the page', () => {
    const text = '[a](there.md) [b](there.md#part) [c](#part) [d](https://example.com/x)\n[e](../gone.md)';
    expect(findBrokenLinks({ path: 'docs/page.md', text }, exists)).toEqual(['docs/page.md:2: there is no ../gone.md']);
  });

  it('leaves code blocks alone', () => {
    expect(findBrokenLinks({ path: 'page.md', text: '```\n[a](gone.md)\n```\n' }, exists)).toEqual([]);
  });
});

describe('findUnknownCommands', () => {
  it('knows the scripts of package.json and those of npm itself', () => {
    const text =
      '    npm install && npm run make -- "a"\nRun `npm run gone` or `npm test`, then `node scripts/lost.ts`.';
    const faults = findUnknownCommands({ path: 'README.md', text }, new Set(['make', 'test']), () => false);
    expect(faults).toEqual([
      'README.md:2: package.json has no script "gone"',
      'README.md:2: there is no scripts/lost.ts',
    ]);
  });
});
