import { cutOut, trimEdges } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

const notFiles = '(?!\\S{0,80}\\.(?:jpe?g|png|gif|webp|svg|mp4|mov|mp3|wav|pdf|docx?|txt)(?![\\p{L}]))';
const web = `${notFiles}(?<![\\p{L}\\p{N}@-])(?:https?:\\/\\/)?(?:www\\.)?(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}(?:com|net|org|io|co|shop|store|example|app|de|fr|es|it|br|pt|jp|cn|in|ae|sa|uk|us|eu|ch|at|be|nl|mx|ar|me|tv|info|biz|dev|ai|cafe|coffee|bike|studio|music|club|health|fit|beauty|fashion|restaurant|pizza|beer|wine|travel|online|site|world|life|land|ca|au|nz|ie|se|no|dk|pl|test)(?:\\/[\\p{L}\\p{N}_\\/-]*)?(?![\\p{L}\\p{N}.]*[\\p{L}\\p{N}])`;
const email = '(?<![\\p{L}\\p{N}._+-])[\\p{L}\\p{N}._+-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}\\p{L}{2,12}';
const handle = '(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_.]{2,30}[\\p{L}\\p{N}_]';
const phone =
  '(?<![\\p{L}\\p{N}€$£¥₹#.,])(?:\\+\\d{1,3}[\\s.-]?)?(?:\\(\\d{1,4}\\)[\\s.-]?)?\\d{2,4}(?:[\\s.-]\\d{2,4}){1,4}(?![\\p{L}\\p{N}%€$£]|\\s?(?:€|%|euros?))';
const street =
  "\\d{1,4}[a-z]?,? (?:[\\p{Lu}][\\p{L}’'-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Square|Sq|Drive|Boulevard|Blvd|Place|Way|Court|Quay|Row)(?![\\p{L}])|(?<![\\p{L}-])\\p{Lu}[\\p{L}-]{0,30}?(?:straße|strasse|weg|gasse|platz|allee|str\\.) \\d{1,4}[a-z]?|(?:Calle|Avenida|Plaza|Rua|Praça|Paseo)(?: (?:(?:de|del|da|do|la|las|los|dos|das)(?![\\p{L}])|[\\p{Lu}][\\p{L}]+)){1,5},? ?(?:\\d{1,4})?|\\d{1,4},? (?:bis,? )?(?:rue|avenue|place|boulevard|quai)(?: (?:de|des|du|la|le|les|d[’']|l[’']|[\\p{Lu}][\\p{L}’'-]+)){1,5}";

const kinds: readonly {
  readonly source: string;
  /** Streets are told by their capitals. */
  readonly flags: 'iu' | 'u';
  readonly isContact: (found: string) => boolean;
}[] = [
  { source: email, flags: 'iu', isContact: () => true },
  { source: web, flags: 'iu', isContact: (found) => /\p{L}/u.test(found) },
  {
    source: phone,
    flags: 'iu',
    isContact: (found) => found.replaceAll(/\D/g, '').length >= 7 && !/^\d{4}\s?-\s?\d{4}$/u.test(found),
  },
  { source: handle, flags: 'iu', isContact: () => true },
  { source: street, flags: 'u', isContact: () => true },
];

/**
 * Where to turn: a web address, telephone number, handle or street, as written. The first one found is kept;
 * all are taken out of the text, with the word that leads to them.
 */
export function readContact(text: string): Reading<string | null> {
  let rest = text;
  let contact: string | null = null;
  for (const { source, flags, isContact } of kinds) {
    const pattern = new RegExp(source, `g${flags}`);
    const matches = [...rest.matchAll(pattern)].filter((match) => isContact(match[0]));
    for (const match of matches.toReversed()) rest = withoutContact(rest, match.index, match.index + match[0].length);
    const first = matches[0];
    if (contact === null && first !== undefined) contact = shownContact(first[0]);
  }
  return reading(contact, rest);
}

const leads =
  /(?:\b(?:at|on|via|visit|website|site|web|url|link|phone|tel\.?|telephone|call|email|e-mail|address|instagram|auf|unter|bei|en|sur|em|no|à|op|located at|find us at|chez|op|via app or|or|oder|ou|ni)|官网|网址|电话|地址|电话|サイト|電話|住所|الموقع|هاتف|على|वेबसाइट|फ़ोन)\s*:?\s*$/iu;

function withoutContact(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const lead = leads.exec(before);
  return cutOut(text, lead === null ? start : lead.index, end);
}

function shownContact(found: string): string {
  return trimEdges(found.replace(/^https?:\/\//iu, '').replace(/^www\./iu, ''))
    .replace(/\/$/u, '')
    .slice(0, 120);
}

/** Whether a word of the text is a contact itself. */
export function holdsContact(text: string): boolean {
  return kinds.some(({ source, flags, isContact }) => {
    const match = new RegExp(source, flags).exec(text);
    return match !== null && isContact(match[0]);
  });
}
