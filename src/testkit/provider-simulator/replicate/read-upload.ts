import type { JsonValue } from '#domain/canonical-json.ts';
import { Refusal } from '../http/reply.ts';
import type { SimulatedRequest } from '../http/route.ts';

const maximumBytes = 100_000_000;

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly metadata: JsonValue;
}

/** The file of an upload and what was said of it. Throws a Refusal for a form that is not one. */
export async function readUpload({ form, body }: SimulatedRequest): Promise<Upload> {
  const content = form?.get('content');
  if (form === null || !(content instanceof File))
    throw new Refusal('invalid', '- content: a file is asked for', { fields: ['content'] });
  if (content.size > maximumBytes) throw new Refusal('too-large', 'Files may have 100 MB at most.');
  const { filename, type, metadata } = body as { filename?: string; type?: string; metadata?: string };
  return {
    name: filename ?? content.name,
    bytes: new Uint8Array(await content.arrayBuffer()),
    contentType: type ?? (content.type === '' ? 'application/octet-stream' : content.type),
    metadata: readMetadata(metadata),
  };
}

function readMetadata(text: string | undefined): JsonValue {
  if (text === undefined) return {};
  try {
    const value = JSON.parse(text) as JsonValue;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Told below, as any other text that is no object.
  }
  throw new Refusal('invalid', '- metadata: a JSON object is asked for', { fields: ['metadata'] });
}
