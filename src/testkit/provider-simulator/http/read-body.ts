import { buffer } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import type { JsonValue } from '#domain/canonical-json.ts';
import { Refusal } from './reply.ts';

/** As vendors take at most: a file of 100 MB and some words around it. */
const maximumBytes = 110_000_000;

export interface ReadBody {
  /** JSON, or the text fields of a form; null for none. */
  readonly body: JsonValue;
  readonly form: FormData | null;
}

/** Reads a request whole. Throws a Refusal for what is neither JSON nor a form, and for what is too large. */
export async function readBody(incoming: IncomingMessage): Promise<ReadBody> {
  const bytes = await buffer(incoming);
  if (bytes.length > maximumBytes) throw new Refusal('too-large', 'The request is too large.');
  const type = incoming.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: null, form: null };
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    return { body: await describeForm(form), form };
  }
  try {
    return { body: JSON.parse(bytes.toString('utf8')) as JsonValue, form: null };
  } catch {
    throw new Refusal('invalid', 'The body is not JSON.', { status: 400 });
  }
}

/** Text fields as they are, small JSON parts as text, files by type and size; a field that is given twice is a list. */
async function describeForm(form: FormData): Promise<JsonValue> {
  const fields: Record<string, JsonValue> = {};
  for (const name of new Set(form.keys())) {
    const values = await Promise.all(form.getAll(name).map(describeField));
    fields[name.replace(/\[\]$/, '')] = values.length === 1 ? values[0]! : values;
  }
  return fields;
}

async function describeField(value: string | File): Promise<JsonValue> {
  if (typeof value === 'string') return value;
  if (value.type.startsWith('application/json') && value.size < 100_000) return value.text();
  return { filename: value.name, mediaType: value.type, sizeBytes: value.size };
}
