import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import type { S3Settings } from '#storage/s3-connection.ts';
import { isSigned, type SignedRequest } from './s3-signature.ts';

/** What goes wrong with one request. */
type S3Fault =
  | 'busy'
  | 'forbidden'
  | 'silent'
  | 'cut upload'
  | 'damaged upload'
  | 'cut reply'
  | 'damaged reply'
  | 'stalled reply';

/** A store on this machine, and what a test may know of it and do to it. */
export interface S3Server {
  readonly settings: S3Settings & { readonly credentials: NonNullable<S3Settings['credentials']> };
  /** All requests so far, in order. */
  readonly requests: readonly SignedRequest[];
  /** Spoils the next requests of a method, one fault each. */
  spoil(method: string, ...faults: readonly S3Fault[]): void;
  stop(): Promise<void>;
}

const bucket = 'ads';
/** The only pair that s3rver knows. */
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/**
 * Starts s3rver on a free port, with a gate before it that does what real stores do and s3rver does not: it refuses a
 * wrong signature or an expired address, refuses bytes of another hash than the signed one, and passes on whole
 * uploads only.
 */
export async function startS3Server(folder: string): Promise<S3Server> {
  const store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory: folder,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: bucket }],
  });
  const { port: storePort } = await store.run();
  const requests: SignedRequest[] = [];
  const faults = new Map<string, S3Fault[]>();
  const gate = createServer((incoming, reply) => {
    const { method = '', url = '', headers } = incoming;
    requests.push({ method, url, headers });
    // A connection that the client cuts is no fault of the gate.
    passOn(incoming, reply, storePort, faults.get(method)?.shift()).catch(() => reply.destroy());
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  const { port } = gate.address() as AddressInfo;
  return {
    settings: { bucket, endpoint: `http://127.0.0.1:${port}`, region: 'eu-test-1', credentials },
    requests,
    spoil: (method, ...more) => faults.set(method, [...(faults.get(method) ?? []), ...more]),
    async stop() {
      for (const server of [gate, store.httpServer]) server.closeAllConnections();
      await Promise.all([store.close(), new Promise((resolve) => gate.close(resolve))]);
    },
  };
}

async function passOn(
  incoming: IncomingMessage,
  reply: ServerResponse,
  storePort: number,
  fault: S3Fault | undefined,
): Promise<void> {
  if (fault === 'silent') return;
  if (fault === 'cut upload') {
    incoming.once('data', () => incoming.destroy());
    return;
  }
  const body = await buffer(incoming);
  if (fault === 'damaged upload') damage(body);
  const { method = '', url = '', headers } = incoming;
  if (fault === 'busy') return refuse(reply, 503, 'SlowDown');
  if (fault === 'forbidden') return refuse(reply, 403, 'AccessDenied');
  if (!isSigned({ method, url, headers }, credentials.secretAccessKey, Date.now())) {
    return refuse(reply, 403, 'SignatureDoesNotMatch');
  }
  const signedHash = headers['x-amz-content-sha256'];
  if (signedHash !== undefined && signedHash !== 'UNSIGNED-PAYLOAD' && signedHash !== hashOf(body)) {
    return refuse(reply, 400, 'XAmzContentSHA256Mismatch');
  }
  const answer = await askStore(storePort, incoming, body);
  const content = await buffer(answer);
  reply.writeHead(answer.statusCode ?? 500, answer.headers);
  if (fault === 'damaged reply') damage(content);
  if (fault === 'cut reply' || fault === 'stalled reply') {
    reply.write(content.subarray(0, content.length / 2), () => fault === 'cut reply' && reply.destroy());
  } else {
    reply.end(content);
  }
}

function askStore(port: number, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { method, url, headers } = incoming;
  const { expect: _answered, ...others } = headers;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path: url, headers: others }, resolve);
    asked.once('error', reject);
    asked.end(body);
  });
}

function refuse(reply: ServerResponse, status: number, code: string): void {
  reply.writeHead(status, { 'content-type': 'application/xml' });
  reply.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function damage(bytes: Buffer): void {
  if (bytes.length > 0) bytes[0]! ^= 1;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
