import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a link opens, and as whom. */
export interface LinkTarget {
  /** The path on this server, as it will be asked for: `/api/artifacts/artifact_1/content`. */
  readonly path: string;
  readonly artifactId: string;
  readonly userId: string;
}

/** A request that shows a link. */
export interface LinkRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  /** The artifact that the route is about to serve. */
  readonly artifactId: string;
}

const lifeSeconds = 5400;
/** Links of the same half hour are equal, so that browsers keep the pictures and films they have loaded. */
const windowSeconds = 1800;
const query = /^user=([\w-]{1,100})&expires=(\d{10})&signature=([\w-]{43})$/;
const readingMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The key of links, derived from the server's secret, which may serve other ends as well. */
export function deriveLinkKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'beatboard signed links 1', 32));
}

/** A link to one artifact that works without a header, for reading only, for 60 to 90 minutes: path and query. */
export function signLink(key: Buffer, target: LinkTarget, nowMs: number): string {
  const end = nowMs / 1000 + lifeSeconds;
  const expires = String(end - (end % windowSeconds)).padStart(10, '0');
  return `${target.path}?user=${target.userId}&expires=${expires}&signature=${signatureOf(key, target, expires)}`;
}

/**
 * The user in whose name a link opens this artifact; undefined for one that is expired, made for something else, or
 * altered in the least. The caller then looks the artifact up as that user's, so that what is deleted stays shut.
 */
export function verifyLink(key: Buffer, request: LinkRequest, nowMs: number): string | undefined {
  if (!readingMethods.has(request.method)) return undefined;
  const mark = request.url.indexOf('?');
  const [, userId, expires, signature] = query.exec(request.url.slice(mark + 1)) ?? [];
  if (mark < 0 || userId === undefined || expires === undefined || signature === undefined) return undefined;
  const target = { path: request.url.slice(0, mark), artifactId: request.artifactId, userId };
  const isRight = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(key, target, expires)));
  return isRight && Number(expires) * 1000 > nowMs ? userId : undefined;
}

function signatureOf(key: Buffer, { path, artifactId, userId }: LinkTarget, expires: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([path, artifactId, userId, expires]))
    .digest('base64url');
}
