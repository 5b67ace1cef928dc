import { describe, expect, it } from 'vitest';
import { prepareArguments } from './prepare-arguments.ts';

const nothingIsThere = (): boolean => false;

describe('prepareArguments', () => {
  it('takes several pictures after one --image', () => {
    expect(prepareArguments(['make', 'an ad', '--image', 'a.png', 'b.JPG'], nothingIsThere)).toEqual([
      'make',
      'an ad',
      '--image',
      'a.png',
      '--image',
      'b.JPG',
    ]);
  });

  it('leaves a prompt after a picture alone', () => {
    const argv = ['make', '--image', 'a.png', 'Show what is in b.png'];
    expect(prepareArguments(argv, nothingIsThere)).toEqual(argv);
  });

  it('knows a picture with a space in its name by its being there', () => {
    const isThere = (path: string): boolean => path === 'my shoe.png';
    expect(prepareArguments(['--image', 'a.png', 'my shoe.png'], isThere)).toEqual([
      '--image',
      'a.png',
      '--image',
      'my shoe.png',
    ]);
  });

  it('takes a sentence that begins with a dash as words', () => {
    expect(prepareArguments(['make', '-20% on all shoes', '--json'], nothingIsThere)).toEqual([
      'make',
      '--json',
      '--',
      '-20% on all shoes',
    ]);
  });

  it.each([
    [['make', 'an ad', '--duration', '-5']],
    [['make', 'an ad', '--title', '-20% on all shoes']],
    [['make', '--durration 5']],
    [['make', '--', '--image', 'a.png', 'b.png']],
    [['make', '--image']],
  ])('leaves %j as it is', (argv) => {
    expect(prepareArguments(argv, nothingIsThere)).toEqual(argv);
  });
});
