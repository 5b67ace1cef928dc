/** Widths the server makes small pictures in, in pixels. */
type ThumbnailWidth = 160 | 320 | 640 | 960;

/** The address of a small picture of an artifact or asset, or of the first or last frame of a film; null when it has none. */
export function thumbnailOf(
  { thumbnail_url: url }: { readonly thumbnail_url: string | null },
  width: ThumbnailWidth,
  at?: 'first' | 'last',
): string | null {
  return url === null ? null : `${url}&width=${width}${at ? `&at=${at}` : ''}`;
}
