import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from './clean-file-name.ts';

describe('cleanFileName', () => {
  it.each([
    ['holiday.jpg', 'holiday.jpg'],
    ['Été à la plage (2).PNG', 'Été à la plage (2).PNG'],
    ['E\u0301te\u0301.png', 'Été.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\photo.png', 'photo.png'],
    ['/absolute/path.mp4', 'path.mp4'],
    ['https://example.org/a.png?x=1', 'a.png_x=1'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['.htaccess', 'htaccess'],
    ['-i', 'i'],
    ['--help.png', 'help.png'],
    ['|touch x', '_touch x'],
    ['file:a.png', 'file_a.png'],
    ['a\0b.png', 'ab.png'],
    ['a\r\nSet-Cookie: x.png', 'a Set-Cookie_ x.png'],
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['\u2066x\u2069.png', 'x.png'],
    ['zero\u200Bwidth\uFEFF.png', 'zerowidth.png'],
    ['family 👩‍👩‍👧.png', 'family 👩‍👩‍👧.png'],
    ['lone \uD800 half.png', 'lone half.png'],
    ['con', '_con'],
    ['NUL.png', '_NUL.png'],
    ['console.png', 'console.png'],
    ['trailing. . ', 'trailing'],
    ['<script>alert(1)</script>.png', 'script_.png'],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it('keeps the extension of a long name and cuts no character in two', () => {
    const clean = cleanFileName(`${'👩‍👩‍👧'.repeat(40)}.jpeg`);
    expect(clean).toBe(`${'👩‍👩‍👧'.repeat(6)}.jpeg`);
    expect(cleanFileName(`${'a'.repeat(5_000_000)}.png`)).toBe(`${'a'.repeat(116)}.png`);
    expect(cleanFileName(`con${'e\u0301'.normalize('NFC')}${'\u0301'.repeat(500)}.png`)).toBe('_con.png');
    expect(cleanFileName(`con.${'あ'.repeat(50)}`)).toBe(`_con.${'あ'.repeat(38)}`);
    expect(cleanFileName(`e${'\u0301'.repeat(3000)}`)).toBe('file');
  });

  it('gives a name for anything, safe everywhere, and the same when cleaned again', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '/',
        '\\',
        '.',
        '-',
        ' ',
        '\0',
        '\u202E',
        'con',
        'nul',
        '.png',
        '\u200d',
        '\u0301',
        'あ'.repeat(50),
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const clean = cleanFileName(parts.join(''));
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\\/<>:"|?*\u202a-\u202e\u2066-\u2069]|^[.\-\s]|[.\s]$|^$/u);
        expect(clean).not.toMatch(/^(?:con|nul)(?:\.|$)/i);
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(120);
        expect(cleanFileName(clean)).toBe(clean);
        expect(clean.normalize('NFC')).toBe(clean);
      }),
      { numRuns: 3000 },
    );
  });
});
