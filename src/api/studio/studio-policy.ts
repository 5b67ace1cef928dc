/** What a policy of the studio's page is made of. */
export interface StudioPolicyParts {
  /** Of the page's own styles, as `<meta property="csp-nonce">` tells the page. */
  readonly nonce: string;
  readonly styleHashes: readonly string[];
  /** Where files are besides this server: the origin of a bucket. */
  readonly fileOrigins: readonly string[];
}

/**
 * The page runs what this server sends and nothing else, and talks to nobody but this server and its bucket. Styles
 * that libraries write into the page are named by hash (those of the player's controls and of the notices, which never
 * change) or carry the page's nonce (those of the waveform, which depend on its height); no style is let in for being
 * there, so words that somebody typed can neither run nor dress the page.
 */
export function studioPolicy({ nonce, styleHashes, fileOrigins }: StudioPolicyParts): string {
  const files = fileOrigins.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'${styleHashes.map((hash) => ` '${hash}'`).join('')}`,
    `img-src 'self' blob: data:${files}`,
    `media-src 'self' blob: data:${files}`,
    `connect-src 'self'${files}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
