import { accepted, hostileFile } from './hostile-file.ts';
import type { BasePictures } from './base-pictures.ts';
import type { HostileFile } from './hostile-file.ts';

/** Names that senders claim. Some can stand on a disk as they are; there the file has that name, too. */
const names: readonly (readonly [title: string, name: string, canBeOnDisk: boolean])[] = [
  ['path upwards', '../../../etc/passwd.png', false],
  ['path upwards for Windows', '..\\..\\windows\\system32\\a.png', true],
  ['absolute path', '/etc/cron.d/a.png', false],
  ['path of a drive', 'C:\\Users\\a.png', true],
  ['path of a share', '\\\\server\\share\\a.png', true],
  ['address', 'https://example.org/a.png', false],
  ['protocol', 'file:a.png', true],
  ['another protocol', 'concat:a.png|b.png', true],
  ['option', '-i', true],
  ['long option', '--version.png', true],
  ['pattern', 'sibling-%03d.png', true],
  ['star', '*.png', true],
  ['option of the picture library', 'a.png[unlimited=true]', true],
  ['pipe', '| touch hacked .png', true],
  ['shell', '$(touch hacked)`touch hacked`;touch hacked.png', true],
  ['quotes', `a'b"c.png`, true],
  ['new line', 'a\nb.png', true],
  ['header', 'a.png\r\nContent-Type: text/html', false],
  ['zero byte', 'a.png\0.html', false],
  ['controls', 'a\u0007\u001b[31mb.png', true],
  ['turned writing', 'photo\u202egnp.exe', true],
  ['invisible characters', 'a\u200b\u2060\ufeff.png', true],
  ['half a character', 'a\ud83d.png', false],
  ['emoji', 'family 👩‍👩‍👧 ☀️.png', true],
  ['accents in two parts', 'e\u0301te\u0301.png', true],
  ['Arabic', 'صورة.png', true],
  ['nothing', '', false],
  ['spaces', '   ', true],
  ['dots', '...', true],
  ['hidden', '.png', true],
  ['device', 'NUL.png', true],
  ['script', '<img src=x onerror=alert(1)>.png', true],
  ['SQL', `'; drop table asset; --.png`, true],
  ['prototype', '__proto__', true],
  ['very long', `${'n'.repeat(5000)}.png`, false],
  ['as long as a disk allows', `${'é'.repeat(125)}.png`, true],
];

/** A good picture under each name: always taken, and nothing happens but that. */
export function oddNames({ png }: BasePictures): HostileFile[] {
  return names.map(([title, name, canBeOnDisk]) =>
    hostileFile({
      title: `name: ${title}`,
      name,
      expected: accepted('image', 60, 40),
      bytes: png,
      ...(canBeOnDisk ? { nameOnDisk: name } : {}),
    }),
  );
}
