import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as it arrives at a store. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** The parts of a signature, in the header or in the address. */
interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly bodyHash: string;
  /** Of an address; a signed header is good for 15 minutes. */
  readonly expiresInSeconds: number;
}

/**
 * Whether the secret's owner has signed this very request and it has not expired: Amazon's signature version 4,
 * computed again from its description, since the test server itself takes any signature.
 */
export function isSigned(request: SignedRequest, secretAccessKey: string, nowMs: number): boolean {
  const claim = claimOf(request);
  if (claim === undefined) return false;
  const [, day, region, service, end] = claim.credential.split('/');
  const scope = [day, region, service, end].join('/');
  const canonical = canonicalRequest(request, claim);
  const text = ['AWS4-HMAC-SHA256', claim.date, scope, sha256Hex(canonical)].join('\n');
  const keyParts = [day!, region!, service!, end!];
  const key = keyParts.reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secretAccessKey}`);
  const isGenuine = hmac(key, text).toString('hex') === claim.signature;
  return isGenuine && nowMs <= parseDate(claim.date) + claim.expiresInSeconds * 1000;
}

function claimOf({ url, headers }: SignedRequest): Claim | undefined {
  const query = new URLSearchParams(url.split('?')[1]);
  if (query.has('X-Amz-Signature')) {
    return {
      credential: query.get('X-Amz-Credential') ?? '',
      signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
      signature: query.get('X-Amz-Signature') ?? '',
      date: query.get('X-Amz-Date') ?? '',
      bodyHash: 'UNSIGNED-PAYLOAD',
      expiresInSeconds: Number(query.get('X-Amz-Expires')),
    };
  }
  const parts = /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
    headers.authorization ?? '',
  );
  if (parts === null) return undefined;
  const [, credential, signedHeaders, signature] = parts;
  return {
    credential: credential!,
    signedHeaders: signedHeaders!,
    signature: signature!,
    date: String(headers['x-amz-date']),
    bodyHash: String(headers['x-amz-content-sha256']),
    expiresInSeconds: 900,
  };
}

function canonicalRequest({ method, url, headers }: SignedRequest, claim: Claim): string {
  const [path, query = ''] = url.split('?');
  const parameters = query.split('&').filter((part) => part !== '' && !part.startsWith('X-Amz-Signature='));
  // A parameter without a value is signed with an empty one.
  const named = parameters.map((part) => (part.includes('=') ? part : `${part}=`));
  const headerLines = claim.signedHeaders.split(';').map((name) => `${name}:${String(headers[name]).trim()}`);
  return [method, path, named.sort().join('&'), ...headerLines, '', claim.signedHeaders, claim.bodyHash].join('\n');
}

/** `20261121T150146Z` in milliseconds of the clock. */
function parseDate(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)/, '$1-$2-$3:$4:'));
}

function sha256Hex(data: string): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
