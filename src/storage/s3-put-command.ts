import type { Readable } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { StoredBlob } from './blob-store.ts';

/**
 * The request that sends a whole blob, five gigabytes at most. The SHA-256 goes with it twice: signed, so that the
 * store refuses other bytes and a connection that was cut leaves nothing; and as a note for whoever fetches the blob.
 */
export function putCommand(bucket: string, key: string, body: Readable, blob: StoredBlob): PutObjectCommand {
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentLength: blob.sizeBytes,
    ContentType: 'application/octet-stream',
    Metadata: { sha256: blob.sha256 },
  });
  // Before the signature, which otherwise says of streams that their bytes are not signed.
  command.middlewareStack.add(
    (next) => async (step) => {
      (step.request as { readonly headers: Record<string, string> }).headers['x-amz-content-sha256'] = blob.sha256;
      return next(step);
    },
    { step: 'build', name: 'signBodyHash' },
  );
  return command;
}
