import { openAsBlob } from 'node:fs';
import { z } from 'zod';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { GivenFile, VendorCall } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';
import type { ReplicateApi } from './replicate-api.ts';

/** Addresses of a call's files at Replicate. Each attempt uploads anew, so an address also tells whose call it is. */
const uploadedFilesSchema = z.object({
  firstFrame: z.string().exactOptional(),
  lastFrame: z.string().exactOptional(),
  references: z.array(z.string()),
});
export type UploadedFiles = z.infer<typeof uploadedFilesSchema>;

const uploadSchema = z.object({
  urls: z.object({ get: z.url({ protocol: /^https?$/ }) }),
  checksums: z.object({ sha256: z.string().optional() }).optional(),
});

/** What the API takes at most (its own answer: "Files must be less than 100MB in size"). */
const maximumBytes = 100_000_000;

/** What `uploadFiles` gave, read back from where it was kept. */
export function readUploadedFiles(prepared: JsonValue): UploadedFiles {
  return uploadedFilesSchema.parse(prepared);
}

/**
 * Uploads the files of a call; it costs nothing. Every file goes this way, also small ones that would fit into a data
 * URL: several models fetch their inputs themselves and refuse those, and only an address of its own finds a call again
 * whose answer was lost. Throws a VendorFault.
 */
export async function uploadFiles(api: ReplicateApi, call: VendorCall, signal: AbortSignal): Promise<UploadedFiles> {
  const { firstFrame, lastFrame, references = [] } = call.request;
  const upload = (file: GivenFile): Promise<string> => uploadFile(api, call.attemptId, file, signal);
  const [first, last, ...others] = await Promise.all([
    firstFrame && upload(firstFrame),
    lastFrame && upload(lastFrame),
    ...references.map(upload),
  ]);
  return {
    ...(first === undefined ? {} : { firstFrame: first }),
    ...(last === undefined ? {} : { lastFrame: last }),
    references: others.filter((url) => url !== undefined),
  };
}

/** One file, marked with our attempt, and proven to have arrived as it was sent where Replicate gives its digest. */
async function uploadFile(api: ReplicateApi, attempt: string, file: GivenFile, signal: AbortSignal): Promise<string> {
  if (file.sizeBytes > maximumBytes) {
    throw new VendorFault('permanent', `A file of ${Math.ceil(file.sizeBytes / 1e6)} MB is too large for Replicate`);
  }
  const form = new FormData();
  // Read while it is sent, not before: many beats upload at once.
  const content = await openAsBlob(file.path, { type: file.mediaType });
  form.append('content', content, `${file.sha256.slice(0, 16)}.${extensionOf(file.mediaType)}`);
  form.append('metadata', new Blob([JSON.stringify({ attempt })], { type: 'application/json' }));
  const timeoutMs = api.patience.uploadMs;
  const { json } = await api.ask({ method: 'POST', path: 'files', body: form, timeoutMs }, signal);
  const { data } = uploadSchema.safeParse(json);
  if (data === undefined) throw new VendorFault('transient', 'Replicate answered an upload with what is no file');
  const digest = data.checksums?.sha256;
  if (digest !== undefined && digest !== file.sha256) {
    throw new VendorFault('transient', 'Replicate has another file than the one that was uploaded');
  }
  return data.urls.get;
}

/** Models tell formats by the ending of an address, so a file is sent under a name with one. */
function extensionOf(mediaType: string): string {
  const [, subtype = 'bin'] = mediaType.split('/');
  return subtype === 'jpeg' ? 'jpg' : subtype.replaceAll(/[^a-z0-9]/g, '');
}
