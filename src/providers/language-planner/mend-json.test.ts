import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJson } from './mend-json.ts';

const plan = {
  title: 'Brew {quietly}',
  beats: [
    { beat: 1, headline: 'A "slow" cup, [warm]' },
    { beat: 2, items: ['a', 'b'] },
  ],
};
const json = JSON.stringify(plan);

describe('finding JSON in what a model wrote', () => {
  it.each([
    ['alone', json],
    ['in a fence', `\`\`\`json\n${JSON.stringify(plan, null, 2)}\n\`\`\``],
    ['with prose round it', `Of course! Here is {the plan} you asked for:\n${json}\nI hope you like it.`],
    ['with commas too many', json.replaceAll('}]', '},]').replaceAll('"]', '", ]')],
  ])('%s', (_, text) => {
    expect(findJson(text)).toEqual({ value: plan, wasCutShort: false });
  });

  it('keeps line ends inside strings', () => {
    expect(findJson('{"title":"two\nlines\tlong"}')?.value).toEqual({ title: 'two\nlines long' });
  });

  it('reads what is whole of an answer without its end, wherever it ends', () => {
    for (let end = 1; end < json.length; end++) {
      const found = findJson(json.slice(0, end));
      if (found === null) continue;
      expect(found.wasCutShort).toBe(true);
      expect(isPartOf(found.value, plan)).toBe(true);
    }
    expect(findJson(json.slice(0, -5))?.value).toEqual({
      title: plan.title,
      beats: [plan.beats[0], { beat: 2, items: ['a'] }],
    });
  });

  it('finds nothing where there is nothing', () => {
    for (const text of ['', 'I cannot help with that.', '[1, 2]', '{', '{"title', '}{', '```json\n```'])
      expect(findJson(text)).toBeNull();
  });

  it('never throws, and gives any object back as it was', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void findJson(`${text}{${text}`)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (value, indent) => {
        expect(findJson(`Here:\n${JSON.stringify(value, null, indent)} done`)?.value).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });
});

/** Whether a value is another one that was not written to its end. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== 'object' || part === null) return part === whole;
  if (Array.isArray(part) !== Array.isArray(whole)) return false;
  return Object.entries(part).every(([key, value]) => isPartOf(value, (whole as Record<string, unknown>)[key]));
}
