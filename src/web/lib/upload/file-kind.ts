/** What a file most likely is, before anybody has looked into it. */
export type FileKind = 'image' | 'audio' | 'video' | 'other';

const endings: readonly (readonly [FileKind, RegExp])[] = [
  ['image', /\.(?:jpe?g|png|webp|avif|gif)$/i],
  ['audio', /\.(?:mp3|wav|flac|ogg|oga|opus|m4a|aac)$/i],
  ['video', /\.(?:mp4|m4v|mov|webm)$/i],
];

/** Told by the type the browser gives, else by the ending of the name. */
export function fileKind({ type, name }: Pick<File, 'type' | 'name'>): FileKind {
  const [family] = type.split('/');
  if (family === 'image' || family === 'audio' || family === 'video') return family;
  return endings.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}
