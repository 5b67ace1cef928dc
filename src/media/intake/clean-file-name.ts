/** So many bytes of UTF-8 fit, with a number before them, into a name on every file system. */
const maximumBytes = 120;
/** Nobody types more, and what follows is cut anyway: keeps the work small for names of megabytes. */
const maximumLength = 2000;

/**
 * What has no look of its own or changes how its neighbours look: controls, marks that turn the direction of writing,
 * halves of characters, private and unused code points. The joiners stay: emoji and Persian are written with them.
 */
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u200c\u200d])\p{Cf}/gu;

/** Names that mean a device on Windows, whatever follows the dot. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * The name of a file as people may see it and as any system may store it, made from whatever the sender claimed: no
 * folders, control characters, marks of direction, leading dots or dashes, or names of devices; at most 120 bytes in
 * Unicode NFC. `file` when nothing is left. Cleaning a clean name changes nothing.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const short = last.length <= maximumLength ? last : last.slice(0, maximumLength - 100) + last.slice(-100);
  const visible = short
    .replace(/[\t\n\v\f\r\u0085]/g, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .replace(/[<>:"|?*]/g, '_');
  const trimmed = maskDevice(trimEnds(visible.normalize('NFC')));
  // Cutting can bring a device's name to light, but then the name is short.
  return maskDevice(trimEnds(cutToBytes(trimmed))) || 'file';
}

function maskDevice(name: string): string {
  return deviceName.test(name) ? `_${name}` : name;
}

/** A leading dot hides a file, a leading dash looks like an option, and Windows drops dots and spaces at the end. */
function trimEnds(name: string): string {
  return name.replace(/^[\s.\-\u200c\u200d]+/u, '').replace(/[\s.]+$/u, '');
}

/** Cuts the part before the extension, between characters as people count them. */
function cutToBytes(name: string): string {
  if (Buffer.byteLength(name) <= maximumBytes) return name;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  let result = '';
  let bytes = Buffer.byteLength(extension);
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(stem)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > maximumBytes) break;
    result += segment;
  }
  return result + extension;
}
