import { describe, expect, it } from 'vitest';
import { toSlug } from './slug.ts';

describe('toSlug', () => {
  it.each([
    ['Pegasus 41', 'pegasus-41'],
    ["Joe's Coffee & Co.", 'joes-coffee-co'],
    ['Größe für alle', 'größe-für-alle'],
    ['今だけ、コーヒー', '今だけ-コーヒー'],
    ['تسوق الآن', 'تسوق-الآن'],
    ['अभी खरीदें', 'अभी-खरीदें'],
    ['../../etc/passwd', 'etc-passwd'],
    ['-rf \u202e/', 'rf'],
    ['👟!', 'video'],
    ['', 'video'],
    ['CON', 'con-video'],
    ['ﬁne ＡＤ', 'fine-ad'],
  ])('names %j %j', (title, slug) => {
    expect(toSlug(title)).toBe(slug);
  });

  it('gives composed and decomposed letters the same name', () => {
    expect(toSlug('café')).toBe(toSlug('cafe\u0301'));
  });

  it.each(['a'.repeat(300), '今'.repeat(120), 'é'.repeat(120)])('keeps the name of a long title short', (title) => {
    const slug = toSlug(title);
    expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(120);
    expect(Buffer.byteLength(slug)).toBeGreaterThan(110);
    expect(slug).not.toContain('\ufffd');
  });
});
