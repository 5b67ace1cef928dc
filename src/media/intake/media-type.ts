/** Kinds of file we can open, told by their first bytes and never by their name. */
export type MediaType = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'mp4' | 'webm' | 'mp3' | 'wav' | 'flac' | 'ogg';

/** So many bytes from the start are enough for `sniffMediaType`. */
export const sniffLengthBytes = 512;

/** What QuickTime and MP4 files begin with; those of old cameras have no `ftyp`. */
const movieBoxes: readonly string[] = ['ftyp', 'moov', 'wide', 'mdat'];

/** HEIC, and raw pictures of cameras: stills in the same kind of file, which we cannot decode. */
const stillBrands: readonly string[] = ['mif1', 'msf1', 'heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'jpeg', 'crx '];

/** Names the kind of a file from its first bytes, or `null` when it is none that we open. */
export function sniffMediaType(head: Uint8Array): MediaType | null {
  const text = String.fromCharCode(...head.subarray(0, sniffLengthBytes));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  if (text.startsWith('RIFF') && text.startsWith('WAVE', 8)) return 'wav';
  if (movieBoxes.includes(text.slice(4, 8))) return sniffMovieBox(text);
  if (text.startsWith('\x1a\x45\xdf\xa3')) return isWebm(text) ? 'webm' : null;
  if (text.startsWith('fLaC')) return 'flac';
  if (text.startsWith('OggS')) return 'ogg';
  if (text.startsWith('ID3') || isMp3FrameHeader(head)) return 'mp3';
  return null;
}

/** The brands after `ftyp` tell stills from movies. */
function sniffMovieBox(text: string): MediaType | null {
  if (!text.startsWith('ftyp', 4)) return 'mp4';
  const length = text.charCodeAt(2) * 256 + text.charCodeAt(3);
  const brands: readonly string[] = text.slice(8, Math.max(12, Math.min(length, text.length))).match(/[^]{4}/g) ?? [];
  if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  return stillBrands.includes(brands[0] ?? '') ? null : 'mp4';
}

/** The document type, in the element 4282 near the start: Matroska of other types is not taken. */
function isWebm(text: string): boolean {
  return /\x42\x82[^]{1,8}?webm/.test(text);
}

/** An MPEG audio frame: eleven set bits, layer III, a bit rate and a sample rate that exist. */
function isMp3FrameHeader(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = head;
  const isSynchronised = first === 0xff && (second & 0xe0) === 0xe0;
  const isLayerThree = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08;
  const hasRates = (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c;
  return isSynchronised && isLayerThree && hasRates;
}
