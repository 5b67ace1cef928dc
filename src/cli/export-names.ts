/** Endings by media type, for the kinds of files Beatboard makes. */
const endings: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'application/json': 'json',
};

const fixedNames: Readonly<Record<string, string>> = {
  spec: 'plan',
  music: 'sound/music',
  mix: 'sound/mix',
  stitched: 'stitched',
  final: 'final',
  'final/poster': 'poster',
  'final/sheet': 'contact-sheet',
  'final/report': 'quality-report',
};

const folders: Readonly<Record<string, string>> = {
  beat: 'pictures/beat',
  chunk: 'clips/clip',
  segment: 'segments/beat',
};

/**
 * Where the result of a slot goes in an export, with slashes: `beat/2/image` becomes `pictures/beat-02.png`. Numbers
 * are those of the slots, from 0. An unknown media type gives the ending `bin`.
 */
export function exportName(slot: string, mediaType: string | null): string {
  const ending = endings[mediaType ?? ''] ?? 'bin';
  const [kind = '', index] = slot.split('/');
  const folder = folders[kind];
  const name =
    folder !== undefined && index !== undefined
      ? `${folder}-${index.padStart(2, '0')}`
      : (fixedNames[slot] ?? `other/${slot.replaceAll(/[^\w-]+/g, '-')}`);
  return `${name}.${ending}`;
}
