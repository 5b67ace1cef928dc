/** Longest slug in UTF-8 bytes: leaves room for "-contact-sheet.jpg" in the 255 bytes of a file name. */
const maximumBytes = 120;

/** Names that Windows keeps for devices, whatever their ending. */
const reservedName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A title as the name of a file: lower case, letters and digits of any script, hyphens between words.
 * A title without letters or digits becomes `video`.
 */
export function toSlug(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/(?<=\p{L})['\u2019](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const slug = trimHyphens(firstBytes(trimHyphens(words), maximumBytes)) || 'video';
  return reservedName.test(slug) ? `${slug}-video` : slug;
}

function trimHyphens(text: string): string {
  return text.replace(/^[-\p{M}]+|-+$/gu, '');
}

/** As many whole characters (a letter with its marks) as fit. */
function firstBytes(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  let result = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += encoder.encode(segment).length;
    if (used > bytes) break;
    result += segment;
  }
  return result;
}
